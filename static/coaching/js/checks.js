/* Sliders that are saved as they are moved, and may be left out. */
{
  const Coaching = (window["Coaching"] ||= {});

  Coaching.Checks = class {
    unsaved = "unkept";
    // On their way, by slider: null where one is left out.
    unsent = {};

    constructor(block, area) {
      Object.assign(this, { block, area, item: area.dataset.coachingItem });
      this.saver = new Coaching.Saver(block, area.dataset.coachingChecks, this, `checks-${this.item}`);
      area.oninput = area.onclick = ({ type, target }) => {
        const slider = target.closest("[data-coaching-check]");
        // One that stands where it should needs a click only.
        const set = target.type === "range" && (type === "input" || !("coachingAnswered" in slider.dataset));
        if (!set && target.type !== "button") return;
        this.show(slider, set ? Number(target.value) : null);
        this.saver.changed();
      };
      this.restore();
    }

    show(slider, value) {
      const [range] = slider.querySelectorAll("input");
      this.unsent[slider.dataset.coachingCheck] = value;
      slider.toggleAttribute("data-coaching-answered", value !== null);
      range.value = value ?? "";
      range.ariaValueText = slider.querySelector("output").textContent = value ?? this.block.word("unanswered");
    }

    async restore() {
      const { kept } = this.block;
      const copy = await kept.take(this.saver.field);
      if (!copy) return kept.key();
      for (const slider of this.area.children) {
        const { coachingCheck: id } = slider.dataset;
        if (id in copy && !(id in this.unsent)) this.show(slider, copy[id]);
      }
      this.saver.changed(true);
    }

    get waiting() {
      return Object.keys(this.unsent).length > 0;
    }

    copy = () => ({ ...this.unsent });
    body = () => ({ item: this.item, values: this.copy() });
    refused = () => false;

    sent({ values }) {
      for (const id in values) if (this.unsent[id] === values[id]) delete this.unsent[id];
    }
  };

  Coaching.settle?.();
}
