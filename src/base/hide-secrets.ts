// Passwords, keys and tokens of a text → asterisks, before any of it is shown. What a document is does not matter: a state
// of Terraform, an export or a broken file may hold one anywhere, and a finding may stand beside it.

// Whose value nobody may see: `password`, `secret_access_key`, `PGPASSWORD`, `obfuscatedSessionToken`, `sslKey`.
const secretWords =
  '(?:password|passwd|passphrase|secret_?access_?key|access_?key_?id|session_?token|security[-_]?token|private_?key|ssl_?key|client_?secret|api_?key|auth_?token)'
const secretName = `[\\w-]*${secretWords}`

// A quote may itself be in quotes, as in JSON that is a string of JSON.
const quoted = new RegExp(`((\\\\*["'])${secretName}\\2\\s*[:=]\\s*)(\\\\*["'])(.*?)((?<!\\\\)\\3|$)`, 'gis')
/** `password = "…"` of Terraform, `password: "…"` of YAML. */
const bare = new RegExp(`((?:^|[\\s{,])${secretName}\\s*[:=]\\s*)(["'])(.*?)((?<!\\\\)\\2|$)`, 'gims')
/** `password: hunter2`, `- AWS_SECRET_ACCESS_KEY=…`; no reference to something else, and no yes or no. */
const plain = new RegExp(
  `((?:^|[\\s{,"'])${secretName}\\s*[:=]\\s*)(?!(?:true|false|null|var\\.|data\\.|local\\.|module\\.|random_|aws_)[\\s\\w.]*$)([^\\s"'{}\\[\\]!$,#&*|>][^\\s"',]*)`,
  'gim',
)
/** `postgres://user:…@host`. */
const ofUrl = /(:\/\/[^\s:@/"'\\]*:)([^\s@/"'\\]+)(?=@)/g
/** Of a login token, or any other address that is signed. */
const signature = /(X-Amz-(?:Signature|Security-Token)(?:=|%3D))([^&\s"'\\]+)/gi
/** The id of a key, wherever it stands; what kind it is may be seen. */
const keyId = /\b(A[KS]IA)([A-Z0-9]{12,})\b/g

/** Most texts have none, and are looked at once for all three. */
const anyName = new RegExp(secretWords, 'i')

/** The same text, as long as before, with an asterisk for each character of a secret. */
export function hideSecrets(text: string): string {
  return hideNamed(text)
    .replace(ofUrl, (_, before: string, value: string) => before + stars(value))
    .replace(signature, (_, before: string, value: string) => before + stars(value))
    .replace(keyId, (_, kind: string, rest: string) => kind + stars(rest))
}

function hideNamed(text: string): string {
  if (!anyName.test(text)) return text
  return text
    .replace(quoted, (_, name: string, _quote, open: string, value: string, close: string) =>
      isMasked(value) ? name + open + value + close : name + open + stars(value) + close,
    )
    .replace(
      bare,
      (_, name: string, quote: string, value: string, close: string) => name + quote + stars(value) + close,
    )
    .replace(plain, (_, name: string, value: string) => name + stars(value))
}

function isMasked(value: string): boolean {
  return /^\**$/.test(value)
}

function stars(value: string): string {
  return '*'.repeat(value.length)
}
