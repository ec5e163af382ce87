// What creating a room adds to what the server painted: fields that are checked as they are left, and nothing lost on the way.
import { watchConditions } from '../wizard/conditions.js';
import { WizardForm } from '../wizard/form.js';
import { PeopleFinder } from '../wizard/people-finder.js';

const wizard = /** @type {HTMLFormElement} */ (document.getElementById('wizard'));
const form = new WizardForm(wizard);
watchConditions(wizard);
const find = document.getElementById('find');
if (find) {
  new PeopleFinder(find, form);
}
