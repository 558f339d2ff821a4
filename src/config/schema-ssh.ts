import { formText } from './leaf';

/** The administrator of a machine. */
export const adminUsername = formText({
  pattern: /^(?!(root|admin|administrator|test|guest|user|1)$)[a-z_][a-z0-9_-]{0,31}$/,
  words: '1-32 lower-case letters, digits, _ -, and no name that Azure reserves (root, admin …)',
  code: 'name',
});

/** The public half of an SSH key. */
export const sshPublicKey = formText({
  pattern: /^(ssh-rsa|ssh-ed25519) [A-Za-z0-9+/]+={0,3}( [ -#&-z|~\u00a0-\uffff]*)?$/,
  words: "one line of an OpenSSH public key ('ssh-ed25519 AAAA…' or 'ssh-rsa AAAA…')",
  code: 'ssh-key',
  fix: 'paste the .pub file, never the private key',
});
