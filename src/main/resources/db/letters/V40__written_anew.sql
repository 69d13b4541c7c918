-- A letter that waits or came back, and was issued anew since: the later one is posted. States of letters.posting have REPLACED from now on.
update letters.posting p set state = 'REPLACED'
from letters.letter l
where l.id = p.letter and p.state in ('WAITING', 'RETURNED') and exists (
    select from letters.posting q join letters.letter m on m.id = q.letter
    where q.subject = p.subject and m.template = l.template and m.issued_on > l.issued_on);
-- which declared text was in force when a wording was proposed; null where that was not kept
alter table letters.wording add column declared text;
