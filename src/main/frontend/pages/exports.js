// The administrators' page of exports: what is under way, as it goes on, and what is there to be downloaded.
import { JobList } from '../compliance/job-list.js';
import { Watch } from '../console/watch.js';
import { connection } from '../link.js';
import { api } from '../wire/api.js';

document.querySelector('[aria-invalid="true"]')?.focus();
const list = new JobList(document.querySelector('[data-jobs]'), api).begin();
new Watch(connection).begin().addEventListener('job', () => list.look());
