// Everything works without this file. With it, figures stay fresh, and times are local on demand.
'use strict';

// How long ago a moment was, and its local time, as its tooltip.
const ago = (moment) => {
  const seconds = (moment - Date.now()) / 1000;
  const units = [['day', 86400], ['hour', 3600], ['minute', 60], ['second', 1]];
  const [unit, size] = units.find(([, size]) => Math.abs(seconds) >= size) || units[3];
  return new Intl.RelativeTimeFormat('en').format(Math.trunc(seconds / size), unit);
};
const localTimes = (root) => {
  for (const time of root.querySelectorAll('time[datetime]')) {
    const moment = new Date(time.dateTime);
    if (!Number.isNaN(moment.getTime())) time.title = `${ago(moment)}, ${moment.toLocaleString()}`;
  }
};
localTimes(document);

// `/` goes to the search, as in many tools.
document.addEventListener('keydown', (event) => {
  const isTyping = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
  const search = document.querySelector('[data-find]');
  if (event.key === '/' && !isTyping && !event.ctrlKey && !event.metaKey && search) {
    event.preventDefault();
    search.focus();
  }
});

// A screen reader hears a new state once, and what is no longer possible vanishes.
const changed = (state) => {
  const announce = document.getElementById('announce');
  if (announce) announce.textContent = `${document.querySelector('h1').textContent}: ${state}`;
  for (const each of document.querySelectorAll('[data-while]')) each.hidden = each.dataset.while !== state;
};

// Replaces the part that changes, unless the page is hidden or somebody is within it.
const live = document.getElementById('live');
if (live) {
  const refresh = async () => {
    const current = document.getElementById('live');
    if (document.hidden || current.contains(document.activeElement)) return;
    try {
      const answer = await fetch(location.href, { headers: { accept: 'text/html' } });
      if (!answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const [health, newHealth] = [document.getElementById('health'), page.getElementById('health')];
      if (health && newHealth) health.replaceWith(document.adoptNode(newHealth));
      const fresh = page.getElementById('live');
      if (fresh && fresh.innerHTML !== current.innerHTML) {
        current.replaceWith(document.adoptNode(fresh));
        localTimes(fresh);
        if (fresh.dataset.state !== current.dataset.state) changed(fresh.dataset.state);
      }
    } catch {
      // The next round tries again.
    }
  };
  const again = () => {
    // How often may change: what has ended is looked at rarely.
    const seconds = Number(document.getElementById('live').dataset.live) || 60;
    setTimeout(() => refresh().then(again), 1000 * seconds);
  };
  again();
}
