/** Names under which a machine reaches itself, and nobody else. */
export const localName = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;
