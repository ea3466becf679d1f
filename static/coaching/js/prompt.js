/* Beginnings for a text, and how long it is. */
{
  const Coaching = (window["Coaching"] ||= {});

  // Where words are not told apart by spaces, too.
  const length = (text) => Intl.Segmenter && [...new Intl.Segmenter([], { granularity: "word" }).segment(text)].filter((each) => each.isWordLike).length;

  Coaching.Prompt = class {
    constructor(block, form) {
      const [area] = form.querySelectorAll("textarea");
      const [count] = form.querySelectorAll("[data-coaching-count]");
      const tell = () => {
        const number = length(area.value);
        count.textContent = number ? count.dataset.coachingCount.replace("{count}", number) : "";
      };
      area.addEventListener("input", tell);
      tell();
      for (const button of form.querySelectorAll("[data-coaching-starter]")) button.onclick = () => this.begin(area, button.dataset.coachingStarter);
    }

    // Its first gap is there to be written over.
    begin(area, text) {
      if (area.readOnly || area.hidden) return;
      const before = area.value.trimEnd() && `${area.value.trimEnd()}\n\n`;
      area.value = before + text;
      area.focus();
      const gap = area.value.indexOf("…", before.length);
      if (gap >= 0) area.setSelectionRange(gap, gap + 1);
      area.dispatchEvent(new Event("input"));
    }
  };

  Coaching.settle?.();
}
