// @ts-check
/* The element around each coaching block. Hosts load these scripts in any order, perhaps twice. */
{
  const Coaching = (window["Coaching"] ||= {});

  const make = (Coaching.make = (tag, properties, ...children) => {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...children);
    return made;
  });

  Coaching.Block = class extends HTMLElement {
    start(args) {
      if (this.args) return;
      this.args = args;
      this.kept = new Coaching.Kept(args);
      this.savers = [];
      this.addEventListener("click", (event) => this.click(event), true);
      this.addEventListener("submit", (event) => this.submit(event));
      this.addEventListener("change", (event) => this.choose(event.target));
      addEventListener("pagehide", () => this.leave());
      addEventListener("focus", () => this.again());
      addEventListener("online", () => this.again());
      document.addEventListener("visibilitychange", () => (document.hidden ? this.leave() : this.again()));
      this.upgrade();
    }

    disconnectedCallback() {
      this.leave();
    }

    leave() {
      this.savers?.forEach((each) => each.send(true));
    }

    again() {
      if (this.isConnected) this.savers.forEach((each) => each.trouble && each.send());
    }

    all(selector) {
      return [...this.querySelectorAll(selector)];
    }

    upgrade() {
      this.savers.forEach((each) => each.stop());
      this.savers = [];
      this.heard = "";
      this.all("form").forEach((form) => (form.noValidate = true));
      this.all("[data-coaching-shared-computer]").forEach((box) => (box.checked = this.kept.shared));
      this.parts = Object.entries(this.behaviours).flatMap(([part, selector]) =>
        this.all(selector).map((place) => new Coaching[part](this, place)),
      );
      this.tell();
    }

    word(name, facts = {}) {
      const text = this.getAttribute("data-coaching-word-" + name) || "";
      return text.replace(/\{(\w+)\}/g, (gap, key) => facts[key] ?? gap);
    }

    announce(text) {
      const place = this.querySelector("[data-coaching-announce]");
      place.textContent = "";
      setTimeout(() => (place.textContent = text), 50);
    }

    // The saver in the worst state speaks, beside its field where there is a place.
    tell(text = "") {
      const worst = this.savers.sort((a, b) => b.rank - a.rank)[0];
      const said = worst?.said || text;
      this.all("[data-coaching-status]").forEach((place, index) => (place.textContent = index ? "" : said));
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

    jump(name) {
      const inputs = this.all(`[name="${name}"]`);
      inputs[0].dispatchEvent(new Event("coaching-reveal", { bubbles: true }));
      (inputs.find((each) => each.checked) || inputs[0]).focus();
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
      this.hold("true");
      await Promise.all(this.savers.map((each) => each.flush()));
      if (this.parts.some((part) => part.holds?.(form))) return this.hold(null);
      const data = new FormData(form);
      for (const each of form.querySelectorAll("[data-coaching-item]")) data.delete(each.dataset.coachingItem);
      this.answer(form, await Coaching.post(this.args, action, Object.fromEntries(data)));
      this.hold(null);
    }

    // A disabled button would lose focus.
    hold(busy) {
      this.busy = busy;
      this.all("button").forEach((each) => (each.ariaDisabled = busy));
    }

    answer(form, { kind, data }) {
      if (kind === "ok" || data?.region) {
        if ("coachingForget" in form.dataset) this.kept.clear();
        this.querySelector("[data-coaching-region]").innerHTML = data.html;
        this.upgrade();
        this.focusOn(this.all("[data-coaching-focus]").pop());
        this.announce(data.announce);
      } else {
        const html = kind !== "signin" && data?.html;
        const said = html || kind === "refused" ? data.announce : "";
        this.problem(form, html || "", said || this.word("act-" + kind), data?.error?.field);
      }
    }

    problem(form, html, sentence, field) {
      const box = this.box(form, html, sentence, field);
      const input = field && form.elements[field];
      if (input?.setAttribute) {
        input.ariaInvalid = "true";
        input.setAttribute("aria-describedby", box.querySelector("p").id);
      }
      this.focusOn(box);
    }

    // Either html from our server or a plain sentence.
    box(form, html, sentence, field) {
      this.all("[data-coaching-problem]").forEach((each) => each.remove());
      const box = make("div", { innerHTML: html });
      if (!html) box.append(make("div", { className: "coaching-problem" }, make("p", {}, sentence)));
      box.dataset.coachingProblem = "";
      form.before(box);
      if (field) {
        const way = make("button", { type: "button", className: "coaching-link" }, sentence);
        way.dataset.coachingJump = field;
        box.querySelector("p").replaceChildren(way);
      }
      return box;
    }

    // Versions are [name, label, value].
    choice(id, word, versions, act) {
      const box = make("div", { className: "coaching-choice", lang: this.lang, dir: this.dir });
      for (const [name, label, value] of versions) {
        const said = make("p", { id: id + name }, label);
        const use = make("button", { type: "button", className: "coaching-button coaching-button-quiet" }, this.word(word));
        use.setAttribute("aria-describedby", said.id);
        use.onclick = () => act(value);
        const text = make("textarea", { readOnly: true, defaultValue: value });
        text.setAttribute("aria-labelledby", said.id);
        box.append(make("div", {}, said, ...(typeof value === "string" ? [text] : []), use));
      }
      return box;
    }

    focusOn(place) {
      if (place?.tabIndex < 0) place.tabIndex = -1;
      place?.focus();
    }
  };

  // An element is defined once all of its parts are there.
  Coaching.settle = () => {
    for (const [name, behaviours] of Object.entries(Coaching.elements || {})) {
      const ready = ["Saver", "Kept", ...Object.keys(behaviours)].every((part) => Coaching[part]);
      if (!ready || customElements.get(name)) continue;
      customElements.define(name, class extends Coaching.Block { behaviours = behaviours; });
    }
  };
  Coaching.settle();
}
