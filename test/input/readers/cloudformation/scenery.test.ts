import { expect, it } from 'vitest'
import { scenesOf } from '../../../../src/input/readers/cloudformation/scenery.ts'

const asking = (parameter: object, ...values: string[]) =>
  scenesOf({
    Parameters: { Stage: { Type: 'String', ...parameter } },
    Conditions: Object.fromEntries(
      values.map((value, index) => [`C${index}`, { 'Fn::Equals': [{ Ref: 'Stage' }, value] }]),
    ),
    Resources: {},
  } as never).map(scene => scene.get('Stage'))

it.each([
  [
    'has the default, what is asked for, and anything else',
    { Default: 'dev' },
    ['prod'],
    ['dev', 'prod', undefined],
  ],
  [
    'has nothing that is not allowed',
    { Default: 'dev', AllowedValues: ['dev', 'prod'] },
    ['prod'],
    ['dev', 'prod'],
  ],
  [
    'has another value that is allowed',
    { AllowedValues: ['dev', 'prod', 'test'] },
    ['prod'],
    ['prod', 'dev'],
  ],
  ['passes over what is asked for and never given', { AllowedValues: ['dev'] }, ['prod'], ['dev']],
  ['takes numbers for texts', { Default: 1, AllowedValues: [1, 2] }, ['2'], ['1', '2']],
] as const)('%s', (_, parameter, values, scenes) => {
  expect(asking(parameter, ...values)).toEqual(scenes)
})
