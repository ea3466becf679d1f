/* The element around each block. Hosts load scripts in any order, perhaps twice. */
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
      addEventListener("pagehide", () => this.disconnectedCallback());
      for (const type of ["focus", "online"]) addEventListener(type, () => this.again());
      document.addEventListener("visibilitychange", () => (document.hidden ? this.disconnectedCallback() : this.again()));
      this.upgrade();
    }

    disconnectedCallback() {
      this.savers?.forEach((each) => each.send(true));
    }

    again() {
      if (!this.isConnected) return;
      this.savers.forEach((each) => each.trouble && each.send());
      this.bring(this.innerHTML);
    }

    all = (selector) => [...this.querySelectorAll(selector)];

    upgrade() {
      this.savers.forEach((each) => each.stop());
      this.savers = [];
      this.heard = "";
      this.all("form").forEach((form) => (form.noValidate = true));
      this.all("[data-coaching-shared-computer]").forEach((box) => (box.checked = this.kept.shared));
      this.parts = [];
      this.build();
    }

    // Scripts and styles come with the first place for them.
    bring(html) {
      const { parts, sheets } = this.args;
      const wanted = [...Object.values(parts), ...sheets].filter(([mark]) => html.includes(mark));
      return Promise.all(wanted.map(([, url]) => Coaching.load(url)));
    }

    build() {
      for (const [part, [mark]] of Object.entries(this.args.parts))
        for (const place of this.all(`[${mark}]`))
          if (Coaching[part] && !place[part]) this.parts.push((place[part] = new Coaching[part](this, place)));
      this.tell();
    }

    word(name, facts = {}) {
      const text = this.getAttribute("data-coaching-word-" + name) || "";
      return text.replace(/\{(\w+)\}/g, (gap, key) => facts[key] ?? gap);
    }

    announce(text) {
      const [place] = this.all("[data-coaching-announce]");
      place.textContent = "";
      setTimeout(() => (place.textContent = text), 50);
    }

    // The worst state is told, of equals the latest, beside its field.
    tell(text = "") {
      const worst = this.savers.sort((a, b) => b.rank - a.rank || b.last - a.last)[0];
      const said = worst?.said || text;
      const places = this.all("[data-coaching-status]");
      const near = places.find((place) => place.closest("form, section")?.contains(worst?.part.area)) || places[0];
      places.forEach((place) => (place.textContent = place === near ? said : ""));
      if (worst?.rank > 2 && !this.heard.includes(said)) this.announce(said);
      this.heard += said;
    }

    click(event) {
      const button = event.target.closest("button");
      if (button && this.busy) {
        event.preventDefault();
        event.stopImmediatePropagation();
      } else if (button?.dataset.coachingJump) this.jump(button.dataset.coachingJump);
    }

    jump(name) {
      const inputs = this.all(`[name="${name}"]`);
      inputs[0].dispatchEvent(new Event("coaching-reveal", { bubbles: true }));
      (inputs.find((each) => each.checked || each.ariaInvalid) || inputs[0]).focus();
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
      await this.flush();
      if (this.parts.some((part) => part.holds?.(form))) return this.hold(null);
      const answer = await Coaching.post(this.args, action, this.facts(form));
      await this.bring(answer.data?.html || "");
      this.answer(form, answer);
      this.hold(null);
    }

    // Answers go their own way.
    facts(form) {
      const hidden = [...form.querySelectorAll("[type=hidden]")].map(({ name, value }) => [name, value]);
      return Object.fromEntries("coachingQuestionnaire" in form.dataset ? hidden : new FormData(form));
    }

    flush() {
      return Promise.all(this.savers.map((each) => each.flush()));
    }

    // Disabled, a button would lose focus.
    hold(busy) {
      this.busy = busy;
      this.all("button").forEach((each) => (each.ariaDisabled = busy));
    }

    answer(form, { kind, data }) {
      if (kind === "ok" || data?.region) {
        if ("coachingForget" in form.dataset) this.kept.clear();
        // What other forms have not sent stays ticked.
        const ticks = this.all("input:checked:not([checked])").filter((each) => each.form !== form);
        this.querySelector("[data-coaching-region]").innerHTML = data.html;
        for (const { id } of ticks) this.all(`[id="${id}"]`).forEach((each) => (each.checked = true));
        this.upgrade();
        this.focusOn(this.all("[data-coaching-focus]").pop());
        this.announce(data.announce);
      } else {
        const { html, announce, error } = (kind !== "signin" && data) || {};
        this.problem(form, (html && announce) || this.word("act-" + kind), error?.field);
      }
    }

    problem(form, sentence, field) {
      const box = this.box(form, sentence, field);
      const input = field && form.elements[field];
      if (input?.setAttribute) {
        input.ariaInvalid = "true";
        input.setAttribute("aria-describedby", box.id);
      }
      this.focusOn(box);
    }

    box(form, sentence, field) {
      this.all("[data-coaching-problem]").forEach((each) => each.remove());
      const way = make(field ? "button" : "span", { type: "button", className: field && "coaching-link" }, sentence);
      const box = make("div", { id: this.args.usage + "-problem", className: "coaching-problem", role: "group", tabIndex: -1 }, make("p", {}, way));
      Object.assign(box.dataset, { coachingProblem: "", coachingFocus: "" });
      if (field) way.dataset.coachingJump = field;
      this.before.call(form, box);
      return box;
    }

    focusOn = (place) => place?.focus();
  };

  // Elements are defined once all three are there.
  Coaching.names ||= new Set();
  Coaching.settle = () => {
    if (!Coaching.Saver || !Coaching.Kept) return;
    for (const name of Coaching.names) customElements.get(name) || customElements.define(name, class extends Coaching.Block {});
    document.querySelectorAll("[data-coaching-block]").forEach((each) => each.args && each.build());
  };
  Coaching.settle();
}

// Hosts count the parameters, may call with `new`, and give an element or jQuery.
function CoachingBlock(runtime, element, args) {
  const root = element.jquery ? element[0] : element;
  const block = root.closest(args.element) || root.querySelector(args.element);
  window.Coaching.names.add(args.element);
  window.Coaching.settle();
  customElements.whenDefined(args.element).then(() => {
    customElements.upgrade(block);
    block.start(args);
  });
}
