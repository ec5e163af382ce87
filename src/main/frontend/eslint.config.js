// Only what finds mistakes; how the code looks is left to its writers.
const browser = [
  'AbortController', 'AbortSignal', 'Blob', 'BroadcastChannel', 'CSS', 'CustomEvent', 'DOMException', 'DOMParser', 'Event', 'EventSource', 'EventTarget', 'File', 'FormData',
  'HTMLButtonElement', 'HTMLElement', 'HTMLInputElement', 'HTMLTextAreaElement', 'Headers', 'IDBKeyRange', 'Intl', 'MutationObserver', 'Node', 'Notification', 'ResizeObserver',
  'RadioNodeList', 'ReadableStream', 'Response', 'TextEncoder', 'URL', 'URLSearchParams', 'WebSocket', 'XMLHttpRequest', 'addEventListener', 'atob', 'btoa',
  'clearInterval', 'clearTimeout', 'console', 'crypto', 'document', 'fetch', 'history', 'localStorage', 'location',
  'matchMedia', 'navigator', 'performance', 'queueMicrotask', 'removeEventListener', 'requestAnimationFrame',
  'sessionStorage', 'setInterval', 'setTimeout', 'window',
];
const globals = Object.fromEntries(browser.map((name) => [name, 'readonly']));

export default [
  { ignores: ['node_modules/**'] },
  {
    languageOptions: { ecmaVersion: 'latest', sourceType: 'module', globals },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'no-undef': 'error',
      'no-unused-vars': ['error', { args: 'after-used' }],
      'no-unused-private-class-members': 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-implicit-globals': 'error',
      'no-shadow': 'error',
      'no-unreachable': 'error',
      'no-dupe-keys': 'error',
      'no-fallthrough': 'error',
      'no-eval': 'error',
      'no-promise-executor-return': 'error',
      'no-restricted-properties': [
        'error',
        { property: 'innerHTML', message: 'A user\'s text reaches the page through textContent.' },
        { property: 'outerHTML', message: 'A user\'s text reaches the page through textContent.' },
        { property: 'insertAdjacentHTML', message: 'A user\'s text reaches the page through textContent.' },
      ],
      'max-lines': ['error', 250],
    },
  },
];
