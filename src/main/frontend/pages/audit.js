// The administrators' page of the trail: new acts as they come, and whether the chain is whole.
import { AuditLive } from '../audit/live.js';
import { Verify } from '../audit/verify.js';
import { Watch } from '../console/watch.js';
import { connection } from '../link.js';
import { api } from '../wire/api.js';

document.querySelector('[aria-invalid="true"]')?.focus();
new AuditLive(document.querySelector('[data-audit]'), api).begin(new Watch(connection).begin());
new Verify(document.querySelector('[data-verify]'), document.querySelector('[data-verdict]'), api);
