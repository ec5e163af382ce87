// The administrators' page of the search index: its state as it changes, and building it anew.
import { IndexState } from '../search/index-state.js';
import { api } from '../wire/api.js';

new IndexState(document.querySelector('[data-index]'), document.querySelector('[data-rebuild]'), api).begin();
