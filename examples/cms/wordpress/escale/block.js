// The block « Escale » for the WordPress editor: no build, the editor's own libraries only.
/* global window */
(function ({ blocks, element, blockEditor, components, serverSideRender }) {
  const { createElement: h } = element;
  const names = {
    'place-map': 'Carte et liste des lieux',
    'place-card': 'Fiche d’un lieu',
    'booking-button': 'Bouton de réservation',
    'label-badge': 'Labels d’un lieu',
    'co2-counter': 'Compteur de CO2',
    'impact-simulator': 'Simulateur de trajets',
  };
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
              options: window.escaleWidgets.map((value) => ({ value, label: names[value] ?? value })),
              onChange: (widget) => setAttributes({ widget }),
            }),
            h(components.TextControl, {
              label: 'Paramètres',
              help: 'Comme dans l’adresse : territory=commune:35238&kind=cafe, ou place=1002M.',
              value: attributes.parameters,
              onChange: (parameters) => setAttributes({ parameters }),
            }),
          ),
        ),
        h(serverSideRender, { block: 'escale/widget', attributes }),
      );
    },
    save: () => null,
  });
})(window.wp);
