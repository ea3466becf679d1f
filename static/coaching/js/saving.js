/* The way to the server: after a pause, when the page hides, again after trouble. */
{
  const Coaching = (window["Coaching"] ||= {});
  const PAUSE = 1500;
  const APART = 10000;
  const MINUTE = 60000;
  // Of 64 KiB that browsers let outlive a page.
  const OUTLIVES = 60000;
  const RANK = { "": 0, saved: 1, saving: 2, refused: 3, failed: 4, offline: 5, signin: 6 };

  const kindOf = ({ status }, data) => {
    if (["signin", "csrf"].includes(data?.error?.code)) return "signin";
    if (status >= 500 || (!data && status > 403)) return "failed";
    return data ? (status < 400 ? "ok" : "refused") : "signin";
  };

  Coaching.post = async (args, handler, body, lasting = false) => {
    const text = JSON.stringify(body);
    const token = document.cookie.match(new RegExp(`(^|; )${args.csrf}=([^;]*)`));
    try {
      const response = await fetch(args.handlers[handler], {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-CSRFToken": token?.[2] || "" },
        // Redirects lead to a sign-in page.
        redirect: "manual",
        keepalive: lasting && new Blob([text]).size < OUTLIVES,
        signal: AbortSignal.timeout(MINUTE / 2),
        body: text,
      });
      const raw = await response.text();
      const data = /^\s*\{/.test(raw) ? JSON.parse(raw) : null;
      return { kind: kindOf(response, data), data };
    } catch {
      return { kind: "offline", data: null };
    }
  };

  Coaching.load = (url) =>
    new Promise((done) => {
      if (document.querySelector(`[src="${url}"], [href="${url}"]`)) return done();
      const facts = { rel: "stylesheet", href: url, src: url, onload: done, onerror: () => done(made.remove()) };
      const made = Coaching.make(url.endsWith(".css") ? "link" : "script", facts);
      document.head.append(made);
    });

  // A part has body(), sent(), refused() (true: send the rest), copy(), waiting, stuck (a choice is open), unsaved.
  Coaching.Saver = class {
    constructor(block, handler, part, field) {
      Object.assign(this, { block, handler, part, field, state: "", since: 0, last: 0, tried: 0, failures: 0 });
      block.savers.push(this);
    }

    get unkept() {
      return this.kept === false && RANK[this.state] > RANK.saved;
    }

    get trouble() {
      return RANK[this.state] > RANK.refused;
    }

    get rank() {
      return this.unkept ? 7 : RANK[this.state];
    }

    get said() {
      if (this.unkept) return this.block.word((this.state === "signin" ? "signin-" : "") + this.part.unsaved);
      return this.state === "refused" ? this.reason : this.block.word(this.state, { time: this.time });
    }

    set(state) {
      this.state = state;
      this.time = new Date().toTimeString().slice(0, 5);
      if (!this.stopped) this.block.tell();
    }

    changed(now = false) {
      this.last = Date.now();
      this.since ||= this.last;
      this.keep();
      if (!this.trouble && !this.part.stuck) this.set(this.part.waiting ? "saving" : "saved");
      if (this.part.waiting) this.plan(now);
    }

    async keep() {
      if (!this.part.waiting && !this.part.stuck) return this.block.kept.drop(this.field);
      this.kept = await this.block.kept.put(this.field, this.part.copy());
      if (!this.stopped) this.block.tell();
    }

    plan(now) {
      const due = Math.max(this.tried + APART, Math.min(this.last + PAUSE, this.since + APART));
      this.wake(now ? 0 : due - Date.now());
    }

    wake(wait) {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.send(), wait);
    }

    // Only a page that hides sends a second one.
    send(leaving = false) {
      clearTimeout(this.timer);
      this.soon = Boolean(this.flying);
      if (this.stopped || !this.part.waiting || (this.flying && !leaving)) return this.flying;
      Object.assign(this, { tried: Date.now(), since: 0 });
      if (!this.trouble && !this.part.stuck) this.set("saving");
      const flight = this.fly(this.part.body()).finally(() => {
        if (this.flying === flight) this.flying = null;
      });
      return (this.flying = flight);
    }

    async fly(body) {
      const { kind, data } = await Coaching.post(this.block.args, this.handler, body, true);
      if (this.stopped) return;
      if (kind === "ok") this.part.sent(body, data);
      if (kind === "refused") this.reason = data.announce;
      const again = kind === "refused" && this.part.refused(data);
      const { stuck, waiting } = this.part;
      const settled = again || kind === "ok";
      this.set(!settled ? kind : stuck ? "refused" : waiting ? "saving" : "saved");
      this.failures = this.trouble ? this.failures + 1 : 0;
      if (this.trouble) this.wake(Math.min(MINUTE, 2500 * 2 ** this.failures));
      else if (waiting && settled) this.plan(again || this.soon);
      this.keep();
    }

    async flush() {
      for (let round = 0; round < 4 && (this.flying || this.part.waiting); round++) {
        await (this.flying || this.send());
        if (this.trouble) return;
      }
    }

    stop() {
      clearTimeout(this.timer);
      this.stopped = true;
    }
  };

  Coaching.settle?.();
}
