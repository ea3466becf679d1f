/* Studio's part: editors fetched as HTML, their resources loaded in order, `notify` to close them. */
(function () {
  "use strict";

  const loaded = new Set();
  const jquery = window.jQuery;
  // Editors count on Studio's own gettext.
  window.gettext = window.gettext || function (text) { return text; };
  jquery.ajaxSetup({
    beforeSend: function (request) { request.setRequestHeader("X-CSRFToken", csrf()); },
  });

  function csrf() {
    const found = document.cookie.match(/(?:^|; )sandbox_csrftoken=([^;]*)/);
    return found ? decodeURIComponent(found[1]) : "";
  }

  function load(resource) {
    const [hash, given] = resource;
    if (loaded.has(hash)) { return Promise.resolve(); }
    loaded.add(hash);
    const style = given.mimetype === "text/css";
    const tag = document.createElement(style ? (given.kind === "url" ? "link" : "style") : "script");
    if (given.kind === "text") {
      tag.textContent = given.data;
    } else if (style) {
      tag.rel = "stylesheet";
      tag.href = given.data;
    } else {
      tag.src = given.data;
    }
    return new Promise((done) => {
      if (given.kind === "text" || style) { done(); } else { tag.onload = tag.onerror = done; }
      document.head.append(tag);
    });
  }

  async function show(place, usage, view, notify) {
    const answer = await fetch("/studio/block/" + encodeURIComponent(usage) + "/" + view + "/");
    if (!answer.ok) { throw new Error(String(answer.status)); }
    const body = await answer.json();
    for (const resource of body.resources) { await load(resource); }
    jquery(place).html(body.html);
    window.SandboxBlocks.startAll(place, notify, jquery);
    return body;
  }

  function setUp(block) {
    const find = (name) => block.querySelector("[data-studio-" + name + "]");
    const edit = find("edit"), editor = find("editor"), preview = find("preview"), status = find("status");
    const usage = block.dataset.studioBlock;

    function say(text, kind) {
      status.textContent = text;
      status.dataset.kind = kind || "";
    }

    function close(text) {
      editor.hidden = true;
      editor.replaceChildren();
      preview.hidden = edit.hidden = false;
      say(text);
      edit.focus();
    }

    async function refresh() {
      const body = await show(preview, usage, "author_view", notify);
      find("title").textContent = body.title;
    }

    function notify(event, data) {
      if (event === "save" && data.state === "start") { say("Saving ..."); }
      if (event === "save" && data.state === "end") { refresh().then(() => close("Saved.")); }
      if (event === "cancel") { close("Nothing was changed."); }
      if (event === "error") { say(data.title + ": " + data.message, "error"); }
    }

    edit.addEventListener("click", async function () {
      say("");
      try {
        await show(editor, usage, "studio_view", notify);
      } catch (problem) {
        say("The editor could not be opened. Load the page again.", "error");
        return;
      }
      preview.hidden = edit.hidden = true;
      editor.hidden = false;
      const field = editor.querySelector("input, select, textarea");
      if (field) { field.focus(); }
    });
    window.SandboxBlocks.startAll(preview, notify, jquery);
    edit.hidden = false;
  }

  document.querySelectorAll("[data-studio-block]").forEach(setUp);
})();
