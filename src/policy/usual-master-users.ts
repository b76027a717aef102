// The names that consoles and guides propose for a database's master user, who may do nearly everything in it.
// https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.MasterAccounts.html

const usual: ReadonlySet<string> = new Set([
  'admin',
  'administrator',
  'master',
  'masteruser',
  'postgres',
  'root',
])

/** Names of database users are compared with their case; these are written in any. */
export function isUsualMasterUser(name: string): boolean {
  return usual.has(name.toLowerCase())
}
