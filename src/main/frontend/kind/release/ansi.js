// Colours as programs print them for terminals (SGR of ECMA-48): the sixteen by classes, which are tokens; the others as they are.

const SGR = /\u001b\[([0-9;:]*)m/;
const REST = /\u001b(?:\[[0-?]*[ -/]*[@-~]?|[\]PX^_][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[ -/]*[0-~]?)/g;
const WEIGHTS = new Map([[1, 'bold'], [2, 'dim'], [3, 'italic'], [4, 'under'], [9, 'strike']]);
const CUBE = [0, 95, 135, 175, 215, 255];

/** @typedef {{text: string, look: string, colour?: string, ground?: string, hit?: boolean}} Piece `colour` and `ground`: where no class has them */

/** A line in pieces of one look each. @param {string} line @returns {Piece[]} */
export function pieces(line) {
  const state = { weights: new Set(), ink: undefined, ground: undefined, inverse: false };
  const found = [];
  line.split(SGR).forEach((part, i) => {
    if (i % 2 === 1) {
      apply(state, part);
    } else if (part !== '') {
      const text = part.replace(REST, '');
      text && found.push({ text, ...lookOf(state) });
    }
  });
  return found;
}

/** @param {string} line */
export const plain = (line) => (line.includes('\u001b') ? pieces(line).map(({ text }) => text).join('') : line);

/** The same pieces, cut where something that is looked for begins and ends. @param {Piece[]} all @param {string} wanted in small letters; empty: nothing */
export function marked(all, wanted) {
  const text = all.map((piece) => piece.text).join('').toLowerCase();
  if (wanted === '' || !text.includes(wanted)) {
    return all;
  }
  const inside = new Uint8Array(text.length);
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
    inside.fill(1, at, at + wanted.length);
  }
  let from = 0;
  return all.flatMap((piece) => {
    const cut = cuts(piece, inside.subarray(from, from + piece.text.length));
    from += piece.text.length;
    return cut;
  });
}

function cuts(piece, inside) {
  const parts = [];
  let begin = 0;
  for (let i = 1; i <= piece.text.length; i++) {
    if (i === piece.text.length || inside[i] !== inside[begin]) {
      parts.push({ ...piece, text: piece.text.slice(begin, i), hit: inside[begin] === 1 });
      begin = i;
    }
  }
  return parts;
}

function apply(state, codes) {
  const all = codes.split(';').map((code) => code.split(':').map(Number));
  while (all.length > 0) {
    const [code, ...more] = all.shift();
    if (code === 38 || code === 48) {
      const colour = more.length > 0 ? ofColons(more) : ofRest(all);
      state[code === 38 ? 'ink' : 'ground'] = colour;
    } else {
      one(state, code);
    }
  }
}

function one(state, code) {
  if (code === 0) {
    state.weights.clear();
    Object.assign(state, { ink: undefined, ground: undefined, inverse: false });
  } else if (WEIGHTS.has(code)) {
    state.weights.add(WEIGHTS.get(code));
  } else if (code === 22) {
    state.weights.delete('bold');
    state.weights.delete('dim');
  } else if (code === 7 || code === 27) {
    state.inverse = code === 7;
  } else if (WEIGHTS.has(code - 20)) {
    state.weights.delete(WEIGHTS.get(code - 20));
  } else if (code === 39) {
    state.ink = undefined;
  } else if (code === 49) {
    state.ground = undefined;
  } else if (code >= 30 && code <= 37 || code >= 90 && code <= 97) {
    state.ink = code < 90 ? code - 30 : code - 82;
  } else if (code >= 40 && code <= 47 || code >= 100 && code <= 107) {
    state.ground = code < 100 ? code - 40 : code - 92;
  }
}

/** 38:2::R:G:B, 38:2:R:G:B, 38:5:N */
function ofColons([how, ...more]) {
  return how === 2 ? rgb(more.slice(-3)) : how === 5 ? indexed(more[0]) : undefined;
}

/** 38;2;R;G;B, 38;5;N @param {number[][]} rest what follows, from which it takes its part */
function ofRest(rest) {
  const how = rest.shift()?.[0];
  const take = (n) => rest.splice(0, n).map(([value]) => value);
  return how === 2 ? rgb(take(3)) : how === 5 ? indexed(take(1)[0]) : undefined;
}

const byte = (n) => Number.isInteger(n) && n >= 0 && n <= 255;
const rgb = (parts) => (parts.length === 3 && parts.every(byte) ? `rgb(${parts.join(' ')})` : undefined);

/** @param {number} n @returns {number | string | undefined} below 16 the number, which has a class */
function indexed(n) {
  if (!byte(n) || n < 16) {
    return byte(n) ? n : undefined;
  }
  if (n >= 232) {
    return rgb(Array(3).fill(8 + 10 * (n - 232)));
  }
  return rgb([Math.floor((n - 16) / 36), Math.floor((n - 16) / 6) % 6, (n - 16) % 6].map((step) => CUBE[step]));
}

function lookOf({ weights, ink, ground, inverse }) {
  const look = [...weights];
  const plainInverse = inverse && ink === undefined && ground === undefined;
  const [fore, back] = inverse ? [ground, ink] : [ink, ground];
  const found = {};
  if (plainInverse) {
    look.push('inverse');
  }
  if (typeof fore === 'number') {
    look.push(`ink${fore}`);
  } else if (fore !== undefined) {
    found.colour = fore;
  }
  if (typeof back === 'number') {
    look.push(`ground${back}`);
  } else if (back !== undefined) {
    found.ground = back;
  }
  return { look: look.join(' '), ...found };
}
