-- How and where what is granted can be had, as a phrase fills it in beside its words; null where it says nothing of that.
alter table casework.phrase add column place text;
