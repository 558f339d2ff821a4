/** The program that holds the state: what TERRAFORM_BINARY_NAME names, as for the cdktf command, such as `tofu`. */
export function terraformProgram(env: NodeJS.ProcessEnv = process.env): string {
  return env.TERRAFORM_BINARY_NAME || 'terraform';
}
