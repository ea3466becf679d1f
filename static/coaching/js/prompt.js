/* Beginnings for a text, and how long it is. */
{
  const Coaching = (window["Coaching"] ||= {});

  const length = (text) => {
    if (!Intl.Segmenter) return text.split(/\s+/).filter(Boolean).length;
    return [...new Intl.Segmenter([], { granularity: "word" }).segment(text)].filter((each) => each.isWordLike).length;
  };

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

    // The first gap of a beginning is there to be written over.
    begin(area, text) {
      if (area.readOnly || area.hidden) return;
      const before = area.value.trimEnd() && `${area.value.trimEnd()}\n\n`;
      const gap = text.indexOf("…");
      area.value = before + text;
      area.focus();
      area.selectionStart = gap < 0 ? area.value.length : before.length + gap;
      area.selectionEnd = gap < 0 ? area.value.length : area.selectionStart + 1;
      area.dispatchEvent(new Event("input"));
    }
  };

  Coaching.settle?.();
}
