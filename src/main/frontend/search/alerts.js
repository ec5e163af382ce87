// Searches the person keeps: how much is new for each, and word of what matches.

/**
 * @typedef {{id: number, name: string, q: string, created_at: string, seen_at: string, new: number, new_exact: boolean}} Alert
 * @typedef {{alert: {id: number, name: string, q: string}, hit?: import('./hits.js').Hit, more?: number}} Match
 * Tells `changed`, and `matched` (Match).
 */
export class Alerts extends EventTarget {
  #request;
  /** @type {Map<number, Alert>} */ #alerts = new Map();
  #asked = 0;

  /** @param {EventTarget} connection @param {typeof import('../wire/api.js').api} request */
  constructor(connection, request) {
    super();
    this.#request = request;
    connection.addEventListener('back', () => this.load().catch(() => {})); // it tells `back` again
    connection.addEventListener('own', ({ detail }) => detail.type === 'alert' && this.#matched(detail));
  }

  /** By name. @returns {Alert[]} */
  get all() {
    return [...this.#alerts.values()].sort((a, b) => a.name.localeCompare(b.name));
  }

  /** How much is new for all of them. */
  get news() {
    return this.all.reduce((sum, alert) => sum + alert.new, 0);
  }

  /** @param {string} q @returns {Alert | undefined} the one that keeps this search */
  of(q) {
    return this.all.find((alert) => alert.q === q);
  }

  async load() {
    const asked = ++this.#asked;
    const { alerts } = await this.#request('GET', '/alerts');
    if (asked === this.#asked) {
      this.#alerts = new Map(alerts.map((alert) => [alert.id, alert]));
      this.dispatchEvent(new Event('changed'));
    }
  }

  /** @param {string} q @param {string} [name] @returns {Promise<Alert>} */
  async keep(q, name) {
    const kept = await this.#request('POST', '/alerts', { q, ...(name && { name }) });
    this.#put({ new: 0, new_exact: true, ...kept });
    return kept;
  }

  /** @param {number} id @param {string} name */
  async rename(id, name) {
    await this.#request('PATCH', `/alerts/${id}`, { name });
    this.#put({ ...this.#alerts.get(id), name });
  }

  /** @param {number} id */
  async remove(id) {
    await this.#request('DELETE', `/alerts/${id}`);
    this.#asked++;
    this.#alerts.delete(id);
    this.dispatchEvent(new Event('changed'));
  }

  /** What there is has been looked at. @param {number} id */
  async seen(id) {
    await this.#request('POST', `/alerts/${id}/seen`);
    this.#put({ ...this.#alerts.get(id), new: 0, new_exact: true });
  }

  #put(alert) {
    this.#asked++; // a list that is on its way may be older
    this.#alerts.set(alert.id, alert);
    this.dispatchEvent(new Event('changed'));
  }

  #matched(match) {
    const alert = this.#alerts.get(match.alert.id);
    if (alert) {
      this.#put({ ...alert, new: alert.new + (match.more ?? 1) });
    }
    this.dispatchEvent(new CustomEvent('matched', { detail: match }));
  }
}
