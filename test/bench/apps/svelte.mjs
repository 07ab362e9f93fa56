/** The notes in Svelte. */
import { mount } from 'svelte';
import Notes from './notes.svelte';

mount(Notes, { target: document.getElementById('app') });
