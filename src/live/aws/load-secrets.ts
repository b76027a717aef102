// What is used of the Secrets Manager client, in a module of its own: it is loaded when a secret is first asked about.

export {
  DescribeSecretCommand,
  GetResourcePolicyCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager'
