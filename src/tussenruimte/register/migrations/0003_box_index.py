from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('register', '0002_fine_grid'),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='initiative',
            name='initiative_on_map',
        ),
        migrations.AddIndex(
            model_name='initiative',
            index=models.Index(fields=['state', 'shown_lat', 'shown_lon', 'party_ptr'], name='initiative_in_box'),
        ),
    ]
