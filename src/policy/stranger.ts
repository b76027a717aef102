// Somebody of whom no policy knows: to ask who else gets in.

/** A role session in an account, of a role that no policy names. */
export function strangerIn(account: string): string {
  return `arn:aws:sts::${account}:assumed-role/rdsaudit-stranger/rdsaudit`
}

/** In an account that no policy names. */
export const stranger = strangerIn('999988887777')
