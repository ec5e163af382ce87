// The administrators' page of groups of people.
import { GroupDrawer } from '../console/group-drawer.js';
import { GroupTable } from '../console/group-table.js';
import { connection } from '../link.js';
import { api } from '../wire/api.js';

const table = new GroupTable(document, api);
const drawer = document.querySelector('[data-group]');
const beside = drawer && new GroupDrawer(drawer, api);
const renew = () => Promise.all([table.load(), beside?.load()]);
connection.addEventListener('own', ({ detail }) => detail.type === 'groups_changed' && renew());
connection.addEventListener('back', renew);
