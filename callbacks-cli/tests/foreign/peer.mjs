// A consumer and a provider with the libraries of others. `SCHEME` and `SECRET` say how a request is signed. Without `TO` it is
// a server that verifies, and prints its port; with `TO` it signs the body in `BODY`, sends it and prints the status.
import { createServer } from "node:http";
import { sign as signGitHub, verify as verifyGitHub } from "@octokit/webhooks-methods";
import { Webhook } from "standardwebhooks";

const { SCHEME, SECRET, TO, BODY } = process.env;

const schemes = {
  standard: {
    async verify(body, headers) {
      new Webhook(SECRET).verify(body, headers);
      return true;
    },
    async sign(body) {
      const now = new Date();
      return {
        "webhook-id": "msg_foreign",
        "webhook-timestamp": String(Math.floor(now.getTime() / 1000)),
        "webhook-signature": new Webhook(SECRET).sign("msg_foreign", now, body),
      };
    },
  },
  github: {
    verify: (body, headers) => verifyGitHub(SECRET, body, headers["x-hub-signature-256"] ?? ""),
    sign: async (body) => ({ "x-hub-signature-256": await signGitHub(SECRET, body) }),
  },
};
const scheme = schemes[SCHEME];

async function isValid(body, headers) {
  try {
    return await scheme.verify(body, headers);
  } catch {
    return false;
  }
}

if (TO) {
  const headers = { "content-type": "application/json", ...(await scheme.sign(BODY)) };
  const answer = await fetch(TO, { method: "POST", headers, body: BODY });
  console.log(answer.status);
} else {
  const server = createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString();
    response.writeHead((await isValid(body, request.headers)) ? 204 : 401).end();
  });
  server.listen(0, "127.0.0.1", () => console.log(server.address().port));
}
