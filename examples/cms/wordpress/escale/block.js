// The block « Escale » for the WordPress editor: no build, the editor's own libraries only.
/* global window */
(function ({ blocks, element, blockEditor, components }) {
  const { createElement: h } = element;
  const { hub, widgets } = window.escale;
  // Pixels: the editor shows the page of the widget, in a frame, since it runs no script of a site.
  const heights = { 'place-map': 700, 'place-card': 500, 'co2-counter': 500, 'impact-simulator': 700 };
  blocks.registerBlockType('escale/widget', {
    edit({ attributes, setAttributes }) {
      return h(
        'div',
        blockEditor.useBlockProps(),
        h(
          blockEditor.InspectorControls,
          null,
          h(
            components.PanelBody,
            { title: 'Escale' },
            h(components.SelectControl, {
              label: 'Contenu',
              value: attributes.widget,
              options: Object.entries(widgets).map(([value, label]) => ({ value, label })),
              onChange: (widget) => setAttributes({ widget }),
            }),
            h(components.TextControl, {
              label: 'Paramètres',
              help: 'Comme dans l’adresse\u00a0: territory=commune:35238&kind=cafe, ou place=1002M.',
              value: attributes.parameters,
              onChange: (parameters) => setAttributes({ parameters }),
            }),
          ),
        ),
        hub === ''
          ? h('p', null, 'Escale\u00a0: donnez l’adresse du réseau dans Réglages, Général.')
          : h(
              // A click selects the block rather than what is shown in it.
              components.Disabled,
              null,
              h('iframe', {
                src: `${hub}/e/${attributes.widget}?${attributes.parameters}`,
                title: widgets[attributes.widget],
                width: '100%',
                height: heights[attributes.widget] ?? 300,
                style: { border: 0 },
                sandbox: 'allow-scripts',
              }),
            ),
      );
    },
    save: () => null,
  });
})(window.wp);
