// Where policies are when neither the command line nor a configuration says so.

/** Files whose name promises a policy. */
export const usualPlaces = ['**/*.{trust,policy,iam}.json', 'policies/**/*.json']

/** Templates and plans, of which only those matter that hold a policy. */
export const usualTemplates = [
  '**/*.tf',
  '**/*.tf.json',
  '**/*.template',
  '**/{,*.}template.{json,yaml,yml}',
  '**/{,*.}{plan,tfplan}.json',
]
