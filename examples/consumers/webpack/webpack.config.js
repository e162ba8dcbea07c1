export default {
  mode: 'production',
  entry: { elements: './src/elements.js', sdk: './src/sdk.js' },
  stats: 'errors-warnings',
};
