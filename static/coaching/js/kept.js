/* What the server does not have yet, sealed on this device for a week. */
{
  const Coaching = (window["Coaching"] ||= {});
  const COPY = "coaching-copy:";
  const SHARED = "coaching-shared-computer";
  const WEEK = 7 * 24 * 3600 * 1000;
  // Tabs keep apart.
  const TAB = Math.random();

  // Browsers may refuse storage.
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

    // The newest copy.
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
          // Its key is gone: a week ends it.
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

    key() {
      const able = globalThis.crypto?.subtle && set("coaching-probe", "");
      this.asked ||= able ? this.fetchKey().catch(() => (this.asked = null)) : null;
      return this.asked;
    }

    async fetchKey() {
      const { data } = await Coaching.post(this.args, "draft_key", {});
      // Somebody else may have signed in.
      if (data.user !== this.args.user) throw data;
      const key = { kty: "oct", alg: "A256GCM", k: data.key.replace("=", "") };
      return crypto.subtle.importKey("jwk", key, "AES-GCM", false, ["encrypt", "decrypt"]);
    }
  };

  Coaching.settle?.();
}
