// How this reader wants pages shown, before anything is drawn. The same bytes go to everybody, from this server or from a cache or folder
// before it: type, colours and language are taken from the cookie that names nobody. What the address asks for has been answered already.
(() => {
  const html = document.documentElement;
  const kept = /(?:^|;\s*)gongkai-view=([^;]*)/.exec(document.cookie);
  const [tongue, elder, theme, place] = kept ? kept[1].split('.') : [];
  if (!place || place === 'kiosk' || html.dataset.room === 'kiosk') return;
  const asked = new URLSearchParams(location.search);
  if (!asked.has('lang') && tongue !== html.lang && html.dataset.room === 'public' && document.referrer !== location.href) {
    asked.set('lang', tongue);
    location.replace(location.pathname + '?' + asked + location.hash);
    return;
  }
  if (!asked.has('theme')) html.dataset.theme = theme;
  if (asked.has('elder') || (elder === 'elder') === (html.dataset.elder === 'on')) return;
  if (elder === 'elder') html.dataset.elder = 'on'; else delete html.dataset.elder;
  addEventListener('DOMContentLoaded', () => document.querySelectorAll('[data-otherwise]').forEach(link => {
    const [now, then] = elder === 'elder' ? ['on', 'off'] : ['off', 'on'];
    link.href = link.getAttribute('href').replace('elder=' + now, 'elder=' + then);
    link.dataset.switch = 'elder=' + then;
    link.textContent = link.dataset.otherwise;
  }));
})();
