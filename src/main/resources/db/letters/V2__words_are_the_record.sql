-- What is sealed of a letter: its words as canonical JSON. Letters issued before keep the Word file that was their record.
alter table letters.letter add column format text not null default 'DOCX';
alter table letters.letter alter column format drop default;
