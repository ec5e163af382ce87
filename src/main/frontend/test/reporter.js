// Says what failed and how many passed; Maven's output is long enough.
import { inspect } from 'node:util';

export default async function* report(events) {
  let passed = 0;
  for await (const { type, data } of events) {
    if (type === 'test:pass') {
      passed++;
    } else if (type === 'test:fail') {
      yield `FAILED ${data.name} (${data.file}:${data.line})\n${inspect(data.details.error.cause ?? data.details.error)}\n`;
    }
  }
  yield `Front end: ${passed} tests passed\n`;
}
