// On every page, the first before anybody signed in: the browser's time zone, for the server's next paint (io.atrium.web.Viewer).
const YEAR_S = 31_536_000;
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

if (zone) {
  document.cookie = `atrium_zone=${encodeURIComponent(zone)}; path=/; max-age=${YEAR_S}; SameSite=Lax`;
}
