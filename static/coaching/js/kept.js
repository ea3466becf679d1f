// @ts-check
/* What was typed and the server does not have yet: in memory, and encrypted on this device for seven days. */
(function (/** @type {any} */ Coaching) {
  if (Coaching.Kept) return;
  const COPY = "coaching-copy:";
  const SHARED = "coaching-shared-computer";
  const WEEK = 7 * 24 * 3600 * 1000;
  // What is typed in two tabs stays apart.
  const TAB = Math.random().toString(36).slice(2);

  /** Read, write or (null) remove; null where the browser refuses. */
  const disk = (Coaching.disk = (name, value) => {
    try {
      if (value === undefined) return localStorage.getItem(name);
      if (value === null) localStorage.removeItem(name);
      else localStorage.setItem(name, value);
      return true;
    } catch {
      return null;
    }
  });

  function names(prefix) {
    try {
      return Object.keys(localStorage).filter((name) => name.startsWith(prefix));
    } catch {
      return [];
    }
  }

  const remove = (prefix) => names(prefix).forEach((name) => disk(name, null));
  const letters = (raw) => btoa(String.fromCharCode(...raw));
  const bytes = (text) => Uint8Array.from(atob(text), (each) => each.charCodeAt(0));
  const age = (name) => Date.now() - Number.parseInt(disk(name) || "0", 10);

  Coaching.Kept = class {
    constructor(args) {
      this.args = args;
      this.prefix = `${COPY}${args.user}:${args.usage}:`;
      this.unsent = new Map();
      this.taken = {};
      this.line = Promise.resolve();
      this.shared = disk(SHARED) === "yes";
      names(COPY).forEach((name) => age(name) > WEEK && disk(name, null));
    }

    /** "This is a shared computer": keep nothing, and remove what is there. */
    share(shared) {
      this.shared = shared;
      disk(SHARED, shared ? "yes" : null);
      if (shared) remove(`${COPY}${this.args.user}:`);
    }

    /** Is something of *field* left from an earlier page, tab or day? */
    holds(field) {
      return this.unsent.has(field) || names(`${this.prefix}${field}:`).length > 0;
    }

    /** The newest of what is left; another tab's may wait for the next time. */
    async take(field) {
      if (this.unsent.has(field)) return this.unsent.get(field);
      const key = await this.key();
      for (const name of names(`${this.prefix}${field}:`).sort((a, b) => age(a) - age(b))) {
        try {
          const [, iv, data] = disk(name).split(".").map((part, index) => (index ? bytes(part) : null));
          const open = await crypto.subtle.decrypt({ name: "AES-GCM", iv }, key, data);
          this.taken[field] = name;
          return JSON.parse(new TextDecoder().decode(open));
        } catch {
          // Sealed with a key that is gone: a week ends it.
        }
      }
    }

    /** Keep *value*; the answer says whether this device has it now. */
    put(field, value) {
      this.unsent.set(field, value);
      return this.next(async () => {
        const key = !this.shared && (await this.key());
        if (!key || !this.unsent.has(field)) return Boolean(key);
        const iv = crypto.getRandomValues(new Uint8Array(12));
        const text = new TextEncoder().encode(JSON.stringify(this.unsent.get(field)));
        const data = new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, text));
        const done = !this.shared && disk(`${this.prefix}${field}:${TAB}`, [Date.now(), letters(iv), letters(data)].join("."));
        if (done && this.taken[field]) disk(this.taken[field], null);
        return Boolean(done);
      });
    }

    /** The server has it. */
    drop(field) {
      this.unsent.delete(field);
      return this.next(() => {
        if (!this.unsent.has(field)) for (const name of [`${this.prefix}${field}:${TAB}`, this.taken[field]]) disk(name, null);
      });
    }

    /** The person deleted what the copies belong to. */
    clear() {
      this.unsent.clear();
      this.next(() => remove(this.prefix));
    }

    next(job) {
      return (this.line = this.line.then(job).catch(() => false));
    }

    /** The server's key for this signed-in person, or null; it never leaves memory. */
    key() {
      const able = globalThis.crypto?.subtle && disk("coaching-probe", "1") && disk("coaching-probe", null);
      this.asked ||= able ? this.fetchKey().catch(() => (this.asked = null)) : null;
      return this.asked;
    }

    async fetchKey() {
      const { data } = await Coaching.post(this.args, "draft_key", {});
      // Somebody else may have signed in meanwhile.
      if (data.user !== this.args.user) throw new Error("not ours");
      const raw = bytes(data.key.replace(/-/g, "+").replace(/_/g, "/"));
      return crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);
    }
  };

  Coaching.settle?.();
})((window["Coaching"] ||= {}));
