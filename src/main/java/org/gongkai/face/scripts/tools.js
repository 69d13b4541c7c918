"use strict";

/* Tools of a page: size of the text, reading aloud with the voice of the browser, print, close. Without this script they are not shown. */
(() => {
  const root = document.documentElement;
  const kept = () => {
    try {
      return window.localStorage.getItem("size");
    } catch {
      return null;
    }
  };
  const sized = (size) => {
    if (size === "l" || size === "s") {
      root.dataset.size = size;
    } else {
      delete root.dataset.size;
    }
    document.querySelectorAll(".tools [data-size]").forEach((button) => button.setAttribute("aria-pressed", String(button.dataset.size === (size || "m"))));
  };
  sized(kept());
  document.querySelectorAll(".tools").forEach((tools) => {
    tools.querySelectorAll(".tools-size").forEach((group) => { group.hidden = false; });
    tools.querySelectorAll("[data-size]").forEach((button) => button.addEventListener("click", () => {
      sized(button.dataset.size);
      try {
        window.localStorage.setItem("size", button.dataset.size);
      } catch {
        /* A browser that keeps nothing shows this page in the size all the same. */
      }
    }));
    tools.querySelectorAll("[data-tool='print']").forEach((button) => {
      button.hidden = root.dataset.room === "kiosk";
      button.addEventListener("click", () => window.print());
    });
    tools.querySelectorAll("[data-tool='close']").forEach((button) => {
      button.hidden = false;
      button.addEventListener("click", () => {
        window.close();
        if (window.history.length > 1) {
          window.history.back();
        } else {
          window.location.assign("/");
        }
      });
    });
    const read = tools.querySelector("[data-tool='read']");
    const text = tools.dataset.read && document.querySelector(tools.dataset.read);
    if (!read || !text || !("speechSynthesis" in window)) {
      return;
    }
    const word = read.textContent;
    let spoken = [];
    const stop = () => {
      window.speechSynthesis.cancel();
      spoken.forEach((block) => block.classList.remove("being-read"));
      spoken = [];
      read.textContent = word;
    };
    read.hidden = false;
    read.addEventListener("click", () => {
      if (spoken.length > 0) {
        stop();
        return;
      }
      spoken = [...text.querySelectorAll("h1, h2, h3, p, li, td, th, dd, dt")].filter((block) => block.textContent.trim() && !block.querySelector("p, li"));
      read.textContent = tools.dataset.stop;
      spoken.forEach((block, n) => {
        const words = new SpeechSynthesisUtterance(block.textContent.trim());
        words.lang = root.lang || "zh-CN";
        words.onstart = () => block.classList.add("being-read");
        words.onend = () => {
          block.classList.remove("being-read");
          if (n === spoken.length - 1) {
            stop();
          }
        };
        window.speechSynthesis.speak(words);
      });
    });
    window.addEventListener("pagehide", stop);
  });
})();
