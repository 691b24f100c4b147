//! Small charts, drawn as SVG by the server: no script and no inline style.

use std::fmt::Write;

use crate::model::Point;

const WIDTH: usize = 720;
const HEIGHT: usize = 120;

/// A chart of bars, one for each period: delivered below, failed above.
///
/// The text is made of numbers and moments alone, so it needs no escaping.
pub(crate) fn bars(points: &[Point], title: &str) -> String {
    let most = most(points).max(1);
    let width = (WIDTH / points.len().max(1)).clamp(2, 40);
    let mut svg = format!(
        "<svg class=\"chart\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"{}\">",
        summary(points, title)
    );
    for (index, point) in points.iter().enumerate() {
        let x = index * width;
        let height = |count: u64| scaled(count, most);
        let (delivered, failed) = (height(point.delivered), height(point.failed));
        let _ = write!(
            svg,
            "<g><title>{}: {} delivered, {} failed</title><rect class=\"hit\" x=\"{x}\" y=\"0\" width=\"{width}\" height=\"{HEIGHT}\"/>",
            point.at, point.delivered, point.failed
        );
        for (class, top, bar) in [
            ("ok", HEIGHT - delivered, delivered),
            ("bad", HEIGHT - delivered - failed, failed),
        ] {
            if bar > 0 {
                let inner = width.saturating_sub(1);
                let _ = write!(
                    svg,
                    "<rect class=\"{class}\" x=\"{x}\" y=\"{top}\" width=\"{inner}\" height=\"{bar}\"/>"
                );
            }
        }
        svg.push_str("</g>");
    }
    svg.push_str("</svg>");
    svg
}

/// The highest bar: what the height of the chart means.
pub(crate) fn most(points: &[Point]) -> u64 {
    let sums = points.iter().map(|point| point.delivered + point.failed);
    sums.max().unwrap_or(0)
}

/// What somebody hears who cannot see the chart.
fn summary(points: &[Point], title: &str) -> String {
    let sum = |count: fn(&Point) -> u64| points.iter().map(count).sum::<u64>();
    let (delivered, failed) = (sum(|point| point.delivered), sum(|point| point.failed));
    format!("{title}: {delivered} attempts delivered, {failed} failed")
}

/// At least two units high, so that one failure among thousands is seen.
fn scaled(count: u64, most: u64) -> usize {
    if count == 0 {
        return 0;
    }
    let room = (HEIGHT - 4) as u64;
    usize::try_from(count * room / most).unwrap_or(0).max(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chart_shows_one_failure_among_many() {
        let point = |delivered, failed| Point {
            at: "2026-11-30T00:00:00Z".to_owned(),
            delivered,
            failed,
            dead: 0,
        };
        let svg = bars(&[point(100_000, 1), point(0, 0)], "Last hour");
        assert!(svg.contains("aria-label=\"Last hour: 100000 attempts delivered, 1 failed\""));
        assert!(svg.contains("class=\"bad\""), "{svg}");
        assert!(!svg.contains("style="));
        assert!(bars(&[], "Empty").contains("0 attempts delivered"));
    }
}
