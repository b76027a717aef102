// External ids that somebody comes to by trying: numbers that count, words that everybody takes, names that everybody
// knows. "You should use an external ID that is unique": https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html

/** `account`: an account id. `number`: a short or a counted one. `sample`: printed in a guide. `words`: of known words only. */
export type Guess = 'account' | 'number' | 'sample' | 'words'

/** Ids that guides print for an example. */
const samples: ReadonlySet<string> = new Set(['12345', 'example-external-id', 'externalid', '12345678'])

const knownWords: ReadonlySet<string> = new Set(
  [
    'my our your the a an this some any new old unique shared common secret secrets password passwd pass token key value string',
    'external externalid ext id ids uid uuid guid identifier code name role user account acct access trust assume auth login',
    'test testing tests tester sample example demo dummy temp tmp foo bar baz foobar abc xyz hello world change me changeme default',
    'prod production prd dev development stage staging stg qa uat live main master admin root internal public private',
    'partner customer client vendor tenant company corp inc org team third party saas app application service connector integration',
    'aws amazon iam sts rds aurora db dbs database databases sql mysql postgres postgresql mariadb cloud cross',
    'bytebase teleport datadog wiz prowler vault grafana terraform github gitlab jenkins lambda',
  ].flatMap(line => line.split(' ')),
)

/**
 * Why an external id is easily guessed; undefined when it is not. `names` are those that belong to the role and its
 * accounts, and that others know.
 */
export function guessOf(id: string, names: readonly string[]): Guess | undefined {
  if (/^\d{4}-?\d{4}-?\d{4}$/.test(id)) return isCounted(id) ? 'number' : 'account'
  if (samples.has(id.toLowerCase())) return 'sample'
  if (/^\d+$/.test(id)) return id.length <= 6 || isCounted(id) ? 'number' : undefined
  const known = new Set(names.flatMap(name => [name.toLowerCase(), ...wordsOf(name)]))
  if (known.has(id.toLowerCase())) return 'words'
  const words = wordsOf(id)
  return words.length > 0 && words.every(word => isKnown(word, known)) ? 'words' : undefined
}

function isKnown(word: string, names: ReadonlySet<string>): boolean {
  return knownWords.has(word) || names.has(word) || /^\d{1,4}$/.test(word) || isCounted(word)
}

/** `MySharedSecret-2024` → my, shared, secret, 2024. */
function wordsOf(text: string): readonly string[] {
  return text
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/([A-Za-z])(\d)/g, '$1 $2')
    .replace(/(\d)([A-Za-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(word => word !== '')
}

/** 123456, 987654, 000000. */
function isCounted(text: string): boolean {
  const digits = text.replace(/\D/g, '')
  if (digits.length < 3 || /[^\d-]/.test(text)) return false
  return (
    ['01234567890123456789', '98765432109876543210'].some(row => row.includes(digits)) ||
    /^(\d)\1+$/.test(digits)
  )
}
