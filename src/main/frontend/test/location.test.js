import assert from 'node:assert/strict';
import { test } from 'node:test';
import { learn } from '../i18n.js';
import { age, decimalsOf, degrees, distance, freshness, gridStep, metres, motion } from '../kind/location/geo.js';
import { stops } from '../kind/location/grid.js';
import { frameOf, Share } from '../kind/location/share.js';
import { mapped, similarity } from '../kind/location/site.js';
import { Track } from '../kind/location/track.js';
import { Whereabouts } from '../kind/location/whereabouts.js';
import { wordsOf } from '../words.mjs';

learn(wordsOf('location'));
const START = Date.parse('2026-01-05T08:00:00Z');
const at = (seconds) => new Date(START + seconds * 1000).toISOString();
const position = (seq, from, latitude, seconds, more = {}) => ({ type: 'position', seq, from, latitude, longitude: 10, at: at(seconds), ...more });
const whereabouts = (seconds) => new Whereabouts(() => START + seconds * 1000);
const seen = (people) => people.seen().map(({ login, position: where }) => `${login} ${where?.latitude ?? '?'}`);

test('distances, speeds and ages are said as on the server', () => {
  assert.equal(Math.round(metres({ latitude: 60, longitude: 10 }, { latitude: 60, longitude: 11 })), 55_597);
  assert.deepEqual([849.6, 2_440, 31_400].map(distance), ['850 m', '2.4 km', '31 km']);
  assert.deepEqual([motion({ speed: 10 }), motion({ speed: 0.1, accuracy: 8.4 }), motion({ speed: 0 }), motion({}), motion({ accuracy: 5 }, 2)],
    ['36 km/h', '± 8 m', 'standing', '', '7 km/h']);
  assert.deepEqual([-5_000, 59_000, 61_000, 7_300_000].map(age), ['now', 'now', '1 min', '2 h']);
  assert.deepEqual([0, 119_000, 121_000, 601_000].map(freshness), ['here', 'here', 'away', 'gone']);
});

test('a grid has lines at round degrees with as many decimals as tell them apart', () => {
  assert.deepEqual([0.0113, 0.02, 3, 7.1].map((least) => Number(gridStep(least).toPrecision(3))), [0.02, 0.02, 5, 10]);
  assert.deepEqual([0.02, 0.5, 5, 0.0001].map(decimalsOf), [2, 1, 0, 4]);
  assert.equal(degrees(-0.5, 'longitude', 1), '0.5° W');
  assert.equal(degrees(0.000001, 'latitude', 2), '0.00°');
  const lines = stops(9.995, 10.025, 0.02);
  assert.deepEqual(lines.filter(({ major }) => major).map(({ value }) => Number(value.toFixed(6))), [10, 10.02]);
  assert.equal(lines.length, 8);
});

test('a plan is turned and scaled so that its two points lie where they belong', () => {
  const from = [{ x: 10, y: 20 }, { x: 110, y: 20 }];
  const to = [{ x: 300, y: 300 }, { x: 300, y: 500 }]; // a quarter turn, twice the size
  const matrix = similarity(from, to);
  const near = ([x, y]) => [Math.round(x), Math.round(y)];
  assert.deepEqual(near(mapped(matrix, 10, 20)), [300, 300]);
  assert.deepEqual(near(mapped(matrix, 110, 20)), [300, 500]);
  assert.deepEqual(near(mapped(matrix, 10, 70)), [200, 300]);
});

test('a track is kept in the order of its own time, each position once', () => {
  const track = new Track([[START, 1, 1], [START + 20_000, 3, 3]]);
  track.add({ at: START + 10_000, latitude: 2, longitude: 2 });
  track.add({ at: START + 20_000, latitude: 9, longitude: 9 });
  track.add({ at: START - 10_000, latitude: 0, longitude: 0 });
  assert.deepEqual(track.points.map(({ latitude }) => latitude), [0, 1, 2, 3]);
  track.dropBefore(START + 5_000);
  assert.deepEqual(track.points.map(({ latitude }) => latitude), [2, 3]);
  track.dropBefore(START + 50_000);
  assert.deepEqual(track.points, []);
});

test('a track that is followed keeps its newest position and one every few seconds before it', () => {
  const track = new Track();
  for (let i = 0; i <= 10; i++) {
    track.follow({ at: START + i * 1000, latitude: i, longitude: 0 }, 3_000);
  }
  assert.deepEqual(track.points.map(({ latitude }) => latitude), [0, 3, 6, 9, 10]);
});

test('somebody was between two positions, and nowhere anybody knows of in a gap', () => {
  const track = new Track([[START, 10, 10], [START + 60_000, 11, 20], [START + 3_600_000, 50, 50]]);
  assert.deepEqual(track.at(START + 30_000), { at: START, latitude: 10.5, longitude: 15 });
  assert.equal(track.at(START + 61_000).latitude, 11);
  assert.equal(track.at(START + 17 * 60_000), undefined);
  assert.equal(track.at(START - 1), undefined);
  assert.equal(track.ways(START, START + 4_000_000).length, 2);
});

test('standing still makes no way and tells no speed that is not there', () => {
  const track = new Track(Array.from({ length: 100 }, (_, i) => [START + i * 1000, 53.5 + (i % 2) * 0.00005, 10]));
  assert.equal(track.metres(START, START + 100_000), 0);
  assert.equal(new Track([[START, 1, 1]]).speed, undefined);
  assert.equal(Math.round(new Track([[START, 50, 10], [START + 10_000, 50.001, 10]]).speed), 11);
  assert.equal(new Track([[START, 50, 10], [START + 300_000, 50.001, 10]]).speed, undefined);
});

test('who moves, shares and stops is on the map and off it', () => {
  const people = whereabouts(100);
  people.merge({ people: [{ login: 'bob', seq: 3, latitude: 5, longitude: 5, at: at(10) }] });
  assert.deepEqual(people.apply(position(4, 'ann', 1, 20)), { login: 'ann', what: 'came' });
  assert.deepEqual(people.apply(position(5, 'ann', 2, 30)), { login: 'ann', what: 'moved' });
  assert.equal(people.apply(position(6, 'ann', 3, 25, { stored_at: at(31) })), undefined);
  assert.deepEqual(seen(people), ['ann 2', 'bob 5']);
  assert.deepEqual(people.apply({ type: 'stop', seq: 7, from: 'ann', at: at(40) }), { login: 'ann', what: 'went' });
  assert.equal(people.apply(position(8, 'ann', 3, 39, { stored_at: at(41) })), undefined);
  assert.deepEqual(seen(people), ['bob 5']);
});

test('a sharing ends by the clock, and its end is not the end of the next', () => {
  let now = 0;
  const people = new Whereabouts(() => START + now * 1000);
  people.apply({ type: 'share', seq: 1, from: 'ann', at: at(0), until: at(60) });
  people.apply(position(2, 'ann', 1, 10, { share: 1 }));
  assert.equal(people.apply(position(3, 'ann', 2, 11, { share: 9 })), undefined);
  assert.deepEqual(seen(people), ['ann 1']);
  now = 60;
  assert.deepEqual(seen(people), []);
  people.apply({ type: 'share', seq: 4, from: 'ann', at: at(60), until: at(600) });
  assert.equal(people.apply({ type: 'stop', seq: 5, from: 'atrium', login: 'ann', share: 1, at: at(61) }), undefined);
  assert.equal(people.find('ann').share, 4);
});

test('a snapshot takes back nothing that was told after it', () => {
  const people = whereabouts(100);
  people.apply(position(8, 'ann', 8, 80));
  people.apply(position(9, 'bob', 9, 90));
  people.merge({ people: [{ login: 'ann', seq: 7, latitude: 7, longitude: 1, at: at(70) }] }, 8);
  assert.deepEqual(seen(people), ['ann 8', 'bob 9']);
  people.merge({ people: [{ login: 'ann', seq: 10, latitude: 10, longitude: 1, at: at(95) }] }, 10);
  assert.deepEqual(seen(people), ['ann 10']);
});

function device() {
  let watcher;
  const said = [];
  const kept = new Map();
  const fix = (latitude) => ({ coords: { latitude, longitude: 10, accuracy: 5, altitude: null, heading: NaN, speed: null } });
  const geolocation = {
    getCurrentPosition: (found) => found(fix(1)),
    watchPosition: (found) => ((watcher = found), 1),
    clearWatch: () => (watcher = undefined),
  };
  const clock = { now: 0 };
  const doors = {
    geolocation, publish: (frame) => (said.push(frame), Promise.resolve({})), complain: () => {}, now: () => clock.now,
    storage: { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => kept.set(key, value), removeItem: (key) => kept.delete(key) },
  };
  return { doors, said, clock, move: (latitude) => watcher?.(fix(latitude)), watched: () => watcher !== undefined };
}

test('what a browser does not know it does not say', () => {
  const coords = { latitude: 1, longitude: 2, accuracy: 5, altitude: null, heading: NaN, speed: null };
  assert.deepEqual(frameOf({ coords }, 7), { type: 'position', latitude: 1, longitude: 2, accuracy: 5, share: 7 });
});

test('a position is said of a sharing, once in more than a second, and no more after stop', async () => {
  const { doors, said, clock, move, watched } = device();
  const share = new Share('north', doors);
  await share.begin(900);
  assert.equal(said.length, 1);
  assert.deepEqual([said[0].type, said[0].seconds, watched()], ['share', 900, false]);
  share.told({ ref: 'another', seq: 4 });
  assert.equal(share.isHere, false);
  share.told({ ref: said[0].ref, seq: 5 });
  assert.deepEqual([said.length, said[1].type, said[1].share], [2, 'position', 5]);
  clock.now = 500;
  move(2);
  assert.equal(said.length, 2, 'too soon');
  clock.now = 1_300;
  move(3);
  assert.equal(said[2].latitude, 3);
  await share.stop();
  assert.deepEqual([said[3].type, watched(), share.isHere], ['stop', false, false]);
  share.hear({ share: 5 });
  assert.equal(share.isHere, false, 'the room had not told of the stop yet');
});

test('a page that was reloaded goes on with its own sharing, and ends with it', async () => {
  const { doors, said, watched } = device();
  const first = new Share('north', doors);
  await first.begin(900);
  first.told({ ref: said[0].ref, seq: 5 });
  first.hear({ share: 6 }); // begun anew on another device
  assert.equal(first.isHere, false);
  const again = new Share('north', doors);
  again.hear({ share: 6 });
  assert.equal(again.isHere, false, 'not of this page');
  again.hear({ share: 5 });
  assert.deepEqual([again.isHere, watched()], [true, true]);
  again.hear(undefined);
  assert.deepEqual([again.isHere, watched()], [false, false]);
});
