// @ts-check
/* The assessment block: a questionnaire one page at a time, and how the host starts it. */
(function (/** @type {any} */ Coaching) {
  if (Coaching.Pages) return;

  Coaching.Pages = class {
    constructor(block, form) {
      Object.assign(this, { block, form, pages: [...form.querySelectorAll("[data-coaching-page]")] });
      this.keys = form.querySelector("[data-coaching-number-keys]");
      this.keys.checked = Coaching.disk("coaching-number-keys") !== "off";
      form.addEventListener("click", (event) => this.turn(event.target.dataset));
      form.addEventListener("keydown", (event) => this.press(event));
      form.addEventListener("change", (event) => this.change(event.target));
      form.addEventListener("coaching-reveal", (event) => this.show(this.pages.findIndex((page) => page.contains(event.target))));
      form.addEventListener("coaching-marked", () => this.count());
      this.show(form.dataset.coachingPageFirst - 1);
      this.count();
    }

    async before() {
      return true;
    }

    show(index) {
      this.at = index;
      this.pages.forEach((page, each) => (page.hidden = each !== index));
    }

    turn(data) {
      const step = "coachingNext" in data ? 1 : "coachingBack" in data ? -1 : 0;
      if (!step) return;
      this.show(this.at + step);
      this.block.focusOn(this.pages[this.at].querySelector("[tabindex]"));
    }

    change(input) {
      if (input === this.keys) Coaching.disk("coaching-number-keys", input.checked ? "on" : "off");
      this.count();
    }

    /** 1 chooses the first answer of the question that has focus, and so on. */
    press(event) {
      const question = event.target.closest("[data-coaching-item]");
      if (!question || !this.keys.checked || event.ctrlKey || event.altKey || event.metaKey) return;
      const choice = question.querySelectorAll("input")[Number.parseInt(event.key, 10) - 1];
      if (!choice) return;
      event.preventDefault();
      choice.focus();
      choice.click();
    }

    count() {
      const done = this.form.querySelectorAll("[data-coaching-item] :checked").length;
      const bar = this.form.querySelector("progress");
      bar.value = done;
      this.form.querySelector("[data-coaching-progress]").textContent = this.block.word("progress", { done, all: bar.max });
    }
  };

  Coaching.elements ||= {};
  Coaching.elements["coaching-assessment"] = {
    Pages: "[data-coaching-questionnaire]",
    Answers: "[data-coaching-questionnaire]",
    Draft: "[data-coaching-draft]",
  };
  Coaching.settle?.();
})((window["Coaching"] ||= {}));

/**
 * Hosts look at the number of parameters, may call with `new`, and give an element or jQuery around one.
 * @param {any} runtime
 * @param {any} element
 * @param {any} args
 */
function CoachingAssessment(runtime, element, args) {
  const root = element.jquery ? element[0] : element;
  const name = "coaching-assessment";
  const block = root.closest(name) || root.querySelector(name);
  customElements.whenDefined(name).then(() => {
    customElements.upgrade(block);
    block.start(args);
  });
}
