// The administrators' page of people: bringing in a table of them.
import { PeopleImport } from '../people/import.js';

const dialog = document.querySelector('[data-import-dialog]');
document.querySelector('[data-import]').addEventListener('click', () => dialog.showModal());
new PeopleImport(dialog);
