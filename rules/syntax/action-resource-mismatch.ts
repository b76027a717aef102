// An action and resources that it never works on. AWS compares both, so the pair matches no request.

import {
  type ActionFit,
  type Ask,
  arnFault,
  arnSectionsOf,
  defineRule,
  fitOfActions,
  isAccountId,
  isFullyListed,
  itemsOf,
  literalSection,
  nothing,
  readableForms,
  type Statement,
  stringsOf,
} from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'action-resource-mismatch',
  title: 'an action never applies to the resources beside it',
  severity: 'error',
  aws: 'never-matches',
  subject: 'statement',
  types: ['identity', 'boundary', 'session', 'scp'],
  since: '0.1.0',
  why: 'AWS saves the policy without a word; a request for this action always names another kind of resource, so the statement never matches it',
  fix: 'Name the kind of resource that the action works on, in a statement of its own if other actions need the one that is there.',
  sources: [
    'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html',
    'https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonrdsiamauthentication.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html',
  ],
  covers: ['PS-26', 'IA-05', 'PB-04', 'PB-05', 'PB-63', 'XA-D02'],
  examples: {
    bad: [
      {
        note: 'the ARN of the instance, not of a database user',
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'rds-db:connect',
              Resource: 'arn:aws:rds:eu-west-1:444455556666:db:orders',
            },
          ],
        },
      },
      {
        note: 'two actions of which one fits',
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: ['sts:AssumeRole', 'rds-db:connect'],
              Resource: 'arn:aws:iam::444455556666:role/app-db',
            },
          ],
        },
      },
    ],
    good: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: ['sts:AssumeRole', 'rds-db:connect'],
              Resource: [
                'arn:aws:iam::444455556666:role/app-db',
                'arn:aws:rds-db:eu-west-1:444455556666:dbuser:db-ABCDEFGHIJKL01234/app',
              ],
            },
          ],
        },
      },
    ],
  },
  onAction: isFullyListed,
  find(statement, ask) {
    const misses = certainMisses(statement, ask)
    if (misses === nothing) return nothing
    const resources = stringsOf(statement.raw, 'Resource')
    const written = itemsOf(statement.raw, 'Action', statement.pointer)
    const [only, ...others] = misses
    const place = others.length === 0 && written.find(({ value }) => value === only?.action)
    const actions = misses.map(({ action }) => action)
    return [
      {
        at: { pointer: place ? place.pointer : `${statement.pointer}/Action` },
        also: [{ at: { pointer: `${statement.pointer}/Resource` }, label: 'none of what it works on' }],
        facts: { actions, resources, forms: readableForms(misses.flatMap(({ takes }) => takes)) },
      },
    ]
  },
  say({ actions, resources, forms }) {
    const [resource, ...more] = resources
    const on = more.length === 0 ? resource : `any of its ${resources.length} resources`
    const [form, ...otherForms] = forms
    const works = actions.length === 1 ? 'it works on' : 'they work on'
    const forms2 = otherForms.length === 0 ? form : `${form} and ${otherForms.length} other kinds`
    return `${listed(actions)} never ${actions.length === 1 ? 'applies' : 'apply'} to ${on}: ${works} ${forms2}`
  },
})

/** Actions whose whole purpose is lost: those of a statement where nothing fits, and those of a login anywhere. */
function certainMisses(statement: Statement, { aws }: Ask): readonly ActionFit[] {
  const fits = fitOfActions(statement.raw, aws)
  if (fits.length === 0) return nothing
  // An action of which nothing is known keeps the statement alive; then only logins are of interest.
  if (!fits.some(({ action }) => isLogin(action)) && !fits.every(({ action }) => isFullyListed(action)))
    return nothing
  const misses = fits.filter(({ is }) => is === 'misses')
  if (misses.length === 0) return nothing
  const isDead = fits.every(({ is }) => is === 'misses' || is === 'unlimitable')
  const certain = isDead ? misses : misses.filter(({ action }) => isLogin(action))
  if (certain.length === 0) return nothing
  // Of a resource that is wrong in itself another rule speaks; what is completed by AWS may become anything.
  return stringsOf(statement.raw, 'Resource').some(isWrongInItself) ? nothing : certain
}

function isWrongInItself(resource: string): boolean {
  const account = literalSection(arnSectionsOf({ value: resource, role: 'resource' }), 4)
  const hasAccount = account === undefined || account === 'aws' || isAccountId(account)
  return !hasAccount || arnFault(resource) !== undefined
}

function isLogin(action: string): boolean {
  return /^(rds-db:|sts:assume)/i.test(action)
}

function listed(actions: readonly string[]): string {
  const shown = actions.slice(0, 3).join(', ')
  return actions.length > 3 ? `${shown} and ${actions.length - 3} more` : shown
}
