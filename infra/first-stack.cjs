// A plugin of osls. At the first deployment osls makes a stack of its bucket alone, and gives it this stack's parameters; a
// template that does not declare them is refused. So they are declared there as well.
module.exports = class FirstStack {
  constructor(serverless) {
    this.hooks = {
      'after:package:initialize': () => {
        const { resources, provider } = serverless.service;
        provider.coreCloudFormationTemplate.Parameters = structuredClone(resources.Parameters);
      },
    };
  }
};
