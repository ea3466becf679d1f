// @ts-check
/* What the server does not have yet, encrypted on this device for a week; texts that are saved while written. */
{
  const Coaching = (window["Coaching"] ||= {});
  const COPY = "coaching-copy:";
  const SHARED = "coaching-shared-computer";
  const WEEK = 7 * 24 * 3600 * 1000;
  // Two tabs keep apart what is typed in them.
  const TAB = Math.random();

  // Browsers may refuse storage, each time.
  const tried = (act) => {
    try {
      return act();
    } catch {
      return null;
    }
  };
  const get = (Coaching.get = (name) => tried(() => localStorage.getItem(name)));
  const set = (Coaching.set = (name, value) => tried(() => [localStorage.setItem(name, value)]) !== null);
  const remove = (names) => names.forEach((name) => tried(() => localStorage.removeItem(name)));
  const named = (prefix) => tried(() => Object.keys(localStorage).filter((name) => name.startsWith(prefix))) || [];
  const age = (name) => Date.now() - Number.parseInt(get(name) || "0", 10);
  const letters = (raw) => Array.from(raw, (each) => String.fromCharCode(each)).join("");
  const bytes = (text) => Uint8Array.from(text, (each) => each.charCodeAt(0));

  Coaching.Kept = class {
    constructor(args) {
      this.args = args;
      this.prefix = `${COPY}${args.user}:${args.usage}:`;
      this.unsent = new Map();
      this.taken = {};
      this.line = Promise.resolve();
      this.shared = get(SHARED) === "yes";
      remove(named(COPY).filter((name) => age(name) > WEEK));
    }

    share(shared) {
      this.shared = shared;
      set(SHARED, shared ? "yes" : "no");
      if (shared) remove(named(`${COPY}${this.args.user}:`));
    }

    left(field) {
      return named(`${this.prefix}${field}:`).sort((a, b) => age(a) - age(b));
    }

    // The newest copy; that of another tab may wait for the next time.
    async take(field) {
      if (this.unsent.has(field)) return this.unsent.get(field);
      for (const name of this.left(field)) {
        try {
          const raw = bytes(get(name).replace(/^\d+ /, ""));
          const way = { name: "AES-GCM", iv: raw.slice(0, 12) };
          const open = await crypto.subtle.decrypt(way, await this.key(), raw.slice(12));
          this.taken[field] = name;
          return JSON.parse(new TextDecoder().decode(open));
        } catch {
          // Sealed with a key that is gone: a week ends it.
        }
      }
    }

    // True when this device has it.
    put(field, value) {
      this.unsent.set(field, value);
      return this.next(async () => {
        const key = !this.shared && (await this.key());
        if (!key || !this.unsent.has(field)) return Boolean(key);
        const iv = crypto.getRandomValues(new Uint8Array(12));
        const raw = new TextEncoder().encode(JSON.stringify(this.unsent.get(field)));
        const data = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, raw);
        const copy = `${Date.now()} ${letters(iv)}${letters(new Uint8Array(data))}`;
        const done = !this.shared && set(`${this.prefix}${field}:${TAB}`, copy);
        if (done) remove([this.taken[field]]);
        return done;
      });
    }

    drop(field) {
      this.unsent.delete(field);
      this.next(() => this.unsent.has(field) || remove([`${this.prefix}${field}:${TAB}`, this.taken[field]]));
    }

    clear() {
      this.unsent.clear();
      this.next(() => remove(named(this.prefix)));
    }

    next(job) {
      return (this.line = this.line.then(job).catch(() => false));
    }

    // Given by the server to its owner; it stays in memory.
    key() {
      const able = globalThis.crypto?.subtle && set("coaching-probe", "");
      this.asked ||= able ? this.fetchKey().catch(() => (this.asked = null)) : null;
      return this.asked;
    }

    async fetchKey() {
      const { data } = await Coaching.post(this.args, "draft_key", {});
      // Somebody else may have signed in meanwhile.
      if (data.user !== this.args.user) throw data;
      const key = { kty: "oct", alg: "A256GCM", k: data.key.replace("=", "") };
      return crypto.subtle.importKey("jwk", key, "AES-GCM", false, ["encrypt", "decrypt"]);
    }
  };

  Coaching.Draft = class {
    unsaved = "unsaved";
    stuck = false;
    // Texts that went out and were not acknowledged: meeting them on the server is no clash.
    sentTexts = [];

    constructor(block, area) {
      const { coachingDraft: name, coachingItem: item, coachingSave: handler, coachingRevision: revision } = area.dataset;
      Object.assign(this, { block, area, item, revision: Number(revision) });
      // Browsers fill fields with what they remember.
      area.value = this.known = area.defaultValue;
      this.saver = new Coaching.Saver(block, handler, this, `${name}-${item}`);
      area.oninput = () => this.write(area.value);
      this.write(area.value, null);
      this.restore();
    }

    write(text, now = false) {
      const { area } = this;
      if (area.value !== text) area.value = text;
      area.style.height = "auto";
      area.style.height = `${area.scrollHeight + 2}px`;
      if (now !== null) this.saver.changed(now);
    }

    get waiting() {
      return !this.stuck && (this.area.value !== this.known || this.sentTexts.length > 0);
    }

    body() {
      const text = this.area.value;
      this.sentTexts = [...this.sentTexts.slice(-2), text];
      return { item: this.item, text, revision: this.revision };
    }

    copy() {
      return { text: this.area.value, revision: this.revision, sent: this.sentTexts };
    }

    sent(body, { revision }) {
      Object.assign(this, { revision, known: body.text, sentTexts: [] });
    }

    refused({ error }) {
      if (error?.code !== "written_elsewhere") return false;
      this.known = error.stored;
      if (!this.sentTexts.includes(error.stored)) return this.ask(error.revision);
      Object.assign(this, { revision: error.revision, sentTexts: [] });
      return true;
    }

    async restore() {
      const { kept } = this.block;
      const { field } = this.saver;
      this.area.readOnly = kept.left(field).length > 0;
      const copy = await kept.take(field);
      this.area.readOnly = false;
      if (!copy) return kept.key();
      if (copy.text === this.known) return this.saver.keep();
      const { revision } = this;
      const follows = copy.revision === revision || copy.sent.includes(this.known);
      Object.assign(this, { sentTexts: copy.sent, revision: follows ? revision : copy.revision });
      this.block.announce(this.block.word("restored"));
      this.write(copy.text, true);
      if (!follows) this.ask(revision);
    }

    // Until a text is chosen, the local copy keeps the revision that it started from.
    ask(revision) {
      const { block, saver, area, known } = this;
      const versions = [["mine-text", area.value], ["stored-text", known]].map(([name, text]) => [name, block.word(name), text]);
      this.stuck = true;
      saver.reason ||= block.word("both");
      saver.set("refused");
      const choice = block.choice(area.id, "keep-text", versions, (text) => {
        Object.assign(this, { stuck: false, revision, sentTexts: [] });
        choice.remove();
        area.hidden = false;
        this.write(text, true);
        area.focus();
      });
      area.hidden = true;
      area.after(choice);
      return false;
    }
  };

  Coaching.settle?.();
}
