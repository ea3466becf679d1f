// @ts-check
/* The element around each coaching block: posts its forms, swaps its region, speaks and moves focus.
   Hosts load these classic scripts in any order and perhaps twice: an element is defined once all its parts are there. */
(function (/** @type {any} */ Coaching) {
  if (Coaching.Block) return;

  Coaching.Block = class extends HTMLElement {
    /** @param {any} args the block's ids and URLs */
    start(args) {
      if (this.args) return;
      this.args = args;
      this.kept = new Coaching.Kept(args);
      this.savers = [];
      this.addEventListener("click", (event) => this.click(event), true);
      this.addEventListener("submit", (event) => this.submit(event));
      this.addEventListener("change", (event) => this.choose(event.target));
      this.upgrade();
      this.listen();
    }

    connectedCallback() {
      if (this.args) this.listen();
    }

    disconnectedCallback() {
      this.ends?.abort();
      this.savers?.forEach((each) => each.send(true));
    }

    listen() {
      this.ends?.abort();
      this.ends = new AbortController();
      const until = { signal: this.ends.signal };
      const leave = () => this.savers.forEach((each) => each.send(true));
      const again = () => this.savers.forEach((each) => each.trouble && each.send());
      addEventListener("pagehide", leave, until);
      document.addEventListener("visibilitychange", () => (document.hidden ? leave() : again()), until);
      addEventListener("online", again, until);
      addEventListener("focus", again, until);
    }

    all(selector) {
      return [...this.querySelectorAll(selector)];
    }

    /** Give what the server sent its behaviour. */
    upgrade() {
      this.savers.forEach((each) => each.stop());
      this.savers = [];
      this.heard = "";
      this.all("form").forEach((form) => (form.noValidate = true));
      this.all("[data-coaching-shared-computer]").forEach((box) => (box.checked = this.kept.shared));
      this.parts = Object.entries(this.behaviours).flatMap(([part, selector]) =>
        this.all(selector).map((place) => new Coaching[part](this, place)));
      this.tell();
    }

    /** A sentence that the server gave for this script, with its gaps filled. */
    word(name, facts = {}) {
      const text = this.getAttribute("data-coaching-word-" + name) || "";
      return text.replace(/\{(\w+)\}/g, (gap, key) => facts[key] ?? gap);
    }

    announce(text) {
      const place = this.querySelector("[data-coaching-announce]");
      place.textContent = "";
      setTimeout(() => (place.textContent = text), 50);
    }

    /** The status line: the saver in the worst state speaks, beside its field where there is a place. */
    tell(text = "") {
      const worst = this.savers.sort((a, b) => b.rank - a.rank)[0];
      const said = worst?.said || text;
      const places = this.all("[data-coaching-status]");
      places.forEach((place, index) => (place.textContent = index ? "" : said));
      if (worst?.rank > 2 && !this.heard.includes(said)) this.announce(said);
      this.heard += said;
    }

    click(event) {
      const button = event.target.closest("button");
      if (button && this.busy) {
        event.preventDefault();
        event.stopImmediatePropagation();
      } else if (button?.dataset.coachingJump) {
        this.jump(button.dataset.coachingJump);
      }
    }

    /** Move focus to the field or question *name*, on whichever page it stands. */
    jump(name) {
      const inputs = this.all(`[name="${CSS.escape(name)}"]`);
      inputs[0]?.dispatchEvent(new Event("coaching-reveal", { bubbles: true }));
      (inputs.find((each) => each.checked) || inputs[0])?.focus();
    }

    choose(box) {
      if (!box.matches("[data-coaching-shared-computer]")) return;
      this.kept.share(box.checked);
      this.savers.forEach((each) => each.keep());
      this.tell(box.checked ? this.word("shared-computer") : "");
    }

    async submit(event) {
      const form = event.target;
      const action = form.dataset.coachingAction;
      event.preventDefault();
      if (this.busy || !action) return;
      this.hold(true);
      for (const part of this.parts) if (!(await part.before(form))) return this.hold(false);
      const data = new FormData(form);
      for (const each of form.querySelectorAll("[data-coaching-item]")) data.delete(each.dataset.coachingItem);
      this.answer(form, await Coaching.post(this.args, action, Object.fromEntries(data)));
      this.hold(false);
    }

    /** Disabled buttons would lose focus, so they say that they are and do nothing. */
    hold(busy) {
      this.busy = busy;
      this.all("button").forEach((each) => each.toggleAttribute("aria-disabled", busy));
      if (busy) this.all("button").forEach((each) => each.setAttribute("aria-disabled", "true"));
    }

    answer(form, { kind, data }) {
      if (kind === "ok" || data?.region) {
        if ("coachingForget" in form.dataset) this.kept.clear();
        this.querySelector("[data-coaching-region]").innerHTML = data.html;
        this.upgrade();
        this.focusOn(this.all("[data-coaching-focus]").pop());
        this.announce(data.announce);
      } else if (kind === "refused" || data?.html) {
        this.problem(form, data.html, data.announce, data.error?.field);
      } else {
        this.problem(form, "", this.word("act-" + kind));
      }
    }

    /** Say above *form* what went wrong, tie it to its field, and take the person there. */
    problem(form, html, sentence, field) {
      const box = this.box(form, html, sentence);
      const input = field && form.querySelector(`[name="${CSS.escape(field)}"]`);
      const said = box.querySelector("p");
      if (input) {
        said.id ||= this.args.usage + "-problem";
        input.setAttribute("aria-invalid", "true");
        input.setAttribute("aria-describedby", said.id);
        said.replaceChildren(this.way(field, said.textContent));
      }
      this.focusOn(box);
    }

    /** A box above *form* with *html* from our server, or else a plain sentence. */
    box(form, html, sentence) {
      this.all("[data-coaching-problem]").forEach((each) => each.remove());
      this.all("[aria-invalid]").forEach((each) => each.removeAttribute("aria-invalid"));
      const box = Coaching.make("div", { innerHTML: html });
      if (!html) box.append(Coaching.make("div", { className: "coaching-problem" }, Coaching.make("p", {}, sentence)));
      box.dataset.coachingProblem = "";
      form.before(box);
      return box;
    }

    /** A button that leads to the field *name*. */
    way(name, text) {
      const way = Coaching.make("button", { type: "button", className: "coaching-link" }, text);
      way.dataset.coachingJump = name;
      return way;
    }

    focusOn(place) {
      if (!place) return;
      if (!place.hasAttribute("tabindex")) place.tabIndex = -1;
      place.focus();
    }
  };

  /** A new element with *properties* and *children*. */
  Coaching.make = (tag, properties, ...children) => {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...children);
    return made;
  };

  Coaching.settle = () => {
    for (const [name, behaviours] of Object.entries(Coaching.elements || {})) {
      const ready = ["post", "Kept", "Saver", ...Object.keys(behaviours)].every((part) => Coaching[part]);
      if (ready && !customElements.get(name)) {
        customElements.define(name, class extends Coaching.Block { behaviours = behaviours; });
      }
    }
  };
  Coaching.settle();
})((window["Coaching"] ||= {}));
