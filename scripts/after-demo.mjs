// The end of `npm run demo`: the doctor in the lab, before and after its fix; then what to try next.

import { spawnSync } from 'node:child_process'

function doctor(scenario) {
  console.log(`\n$ rdsaudit doctor --lab=${scenario} --plain\n`)
  const { status } = spawnSync(
    process.execPath,
    ['dist/rdsaudit.js', 'doctor', `--lab=${scenario}`, '--plain'],
    {
      stdio: 'inherit',
    },
  )
  return status
}

console.log('\nNow a whole link, live: a small AWS and a database on this machine, and a link that fails.')
const broken = doctor('missing-external-id')
console.log('\nThe same link with the external id that the fix names:')
const healthy = doctor('healthy')
console.log(
  '\nThese were the policies of three public walkthroughs, and a link in the lab. Now yours:' +
    '\n  node dist/rdsaudit.js check path/to/your/policies' +
    '\n  node dist/rdsaudit.js doctor --help',
)
process.exitCode = broken === 1 && healthy === 0 ? 0 : 1
