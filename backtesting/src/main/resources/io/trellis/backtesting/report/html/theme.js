'use strict';
// Light or dark as the device says, until a person chooses; and no error goes unseen.
(() => {
  const root = document.documentElement;
  const dark = matchMedia('(prefers-color-scheme: dark)');
  let chosen = null;
  try {
    chosen = localStorage.getItem('trellis-theme');
  } catch {
    // A file that may not keep anything follows the device.
  }
  const apply = () => {
    root.dataset.theme = chosen || (dark.matches ? 'dark' : 'light');
    document.dispatchEvent(new Event('themechange'));
  };
  window.trellisTheme = () => {
    chosen = root.dataset.theme === 'dark' ? 'light' : 'dark';
    try {
      localStorage.setItem('trellis-theme', chosen);
    } catch {
      // Then the choice holds for as long as the page is open.
    }
    apply();
  };
  dark.addEventListener('change', apply);
  apply();

  const told = [];
  const tell = (words) => {
    told.push(words);
    root.dataset.errors = told.join(' | ');
    const box = document.getElementById('errors');
    if (box) {
      box.hidden = false;
      box.textContent = 'This page failed in part: ' + told.join('; ');
    }
  };
  window.addEventListener('error', (event) => tell(event.message));
  window.addEventListener('unhandledrejection', (event) => tell(String(event.reason)));
  document.addEventListener('securitypolicyviolation', (event) =>
    tell('refused ' + event.violatedDirective + ' ' + event.blockedURI),
  );
})();
