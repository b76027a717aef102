// A folder of policies in which much is to be found: as many logins at every database as asked for, each a finding.

import { existsSync, mkdirSync, writeFileSync } from 'node:fs'

const statementsOfOne = 10

/** Path of the folder with at least that many findings; made if it is not there yet. */
export function prepareFindings(folder: string, findings: number): string {
  const path = `${folder}/findings-${findings}`
  if (existsSync(path)) return path
  mkdirSync(path, { recursive: true })
  for (let index = 0; index < findings / statementsOfOne; index++) {
    const Statement = Array.from({ length: statementsOfOne }, (_, at) => ({
      Sid: `Login${at}`,
      Effect: 'Allow',
      Action: 'rds-db:connect',
      Resource: `arn:aws:rds-db:eu-west-1:444455556666:dbuser:*/user_${index}_${at}`,
    }))
    const document = { Version: '2012-10-17', Statement }
    writeFileSync(`${path}/policy-${index}.json`, `${JSON.stringify(document, undefined, 2)}\n`)
  }
  return path
}
