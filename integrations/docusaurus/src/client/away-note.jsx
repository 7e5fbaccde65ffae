import Translate from '@docusaurus/Translate';

export const AwayNote = () => (
  <p className="gatehouse-away" role="status">
    <Translate id="gatehouse.gate.away">
      Your account can’t be reached right now. You can read on all the same.
    </Translate>
  </p>
);
