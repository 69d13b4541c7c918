-- Which of those who have a place stand on the list that an officer published: nobody until then. The telephone under a key, so that by web one
-- telephone has one place.
alter table participation.registration add column listed boolean not null default false;
alter table participation.registration add column phone text;
