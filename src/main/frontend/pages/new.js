// What creating a room adds to what the server painted: fields that are checked as they are left, and nothing lost on the way.
import { WizardForm } from '../wizard/form.js';
import { PeopleFinder } from '../wizard/people-finder.js';

const form = new WizardForm(document.getElementById('wizard'));
const find = document.getElementById('find');
if (find) {
  new PeopleFinder(find, form);
}
